import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, release } from "../../tree.fixture.ts";

const fix = "switch anonymous access off, or give it the role Viewer";
const env = (role: string) =>
  deployment("grafana", {
    env: [
      { name: "GF_AUTH_ANONYMOUS_ENABLED", value: "true" },
      { name: "GF_AUTH_ANONYMOUS_ORG_ROLE", value: role },
    ],
  });
const file = (role: string) =>
  object("ConfigMap", "grafana", {
    data: { "grafana.ini": `[auth.anonymous]\nenabled = true\norg_role = ${role}\n[users]\n` },
  });
const chart = (org_role: string) =>
  release("kube-prometheus-stack", {
    grafana: { "grafana.ini": { "auth.anonymous": { enabled: true, org_role } } },
  });

describe("anonymous-admins", () => {
  it("accepts anonymous readers", () => {
    const charts = [chart("Viewer")];
    expect(findingsOf("anonymous-admins", [env("Viewer"), file("Viewer")], { charts })).toEqual([]);
  });

  it.each([
    ["env GF_AUTH_ANONYMOUS_ORG_ROLE of container main", env("Admin")],
    ['data["grafana.ini"]', file("Admin")],
  ])("refuses administrators: %s", (place, one) => {
    expect(findingsOf("anonymous-admins", [one])).toEqual([
      at("anonymous-admins", one, `${place} lets everybody who reaches Grafana in as Admin`, fix),
    ]);
  });

  it("refuses them in values of charts", () => {
    const found = findingsOf("anonymous-admins", [], { charts: [chart("Admin")] });
    expect(found.map(({ message }) => message)).toEqual([
      "grafana.ini of chart kube-prometheus-stack lets everybody who reaches Grafana in as Admin",
    ]);
  });
});
