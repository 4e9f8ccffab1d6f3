import { expect, it } from "vitest";
import { helmChart } from "#lib/model/chart.ts";
import type { ChartFacts } from "./chart-facts.fixture.ts";
import { chartObjects } from "./chart-objects.fixture.ts";

const facts: ChartFacts = {
  version: "1.0.0",
  namespace: "tools",
  naming: { fullname: "{release}-tool", releaseContainsWord: { word: "tool" } },
  objects: [
    { kind: "Service", namespace: "tools", name: "tool" },
    { kind: "Service", namespace: "kube-system", name: "tool-dns" },
    { kind: "ValidatingWebhookConfiguration", name: "tool" },
    { kind: "ServiceAccount", namespace: "tools", name: "tool-test", hook: "test" },
  ],
  workloads: [],
  services: [{ namespace: "tools", name: "tool", ports: [{ name: "http", port: 80 }] }],
  webhooks: [
    {
      kind: "Validating",
      name: "tool",
      webhook: "policies.tools.io",
      rules: ["CREATE,UPDATE tools.io/v1 policies"],
    },
  ],
  crds: ["tools.io/v1/Policy", "tools.io/v1/Tool"],
  toggles: {
    "metrics.enabled=true": { adds: ["Service/tools/tool-metrics"] },
    "webhook.enabled=false": { removes: ["ValidatingWebhookConfiguration/tool"] },
  },
  definable: [],
  values: {},
};

function install(values: object, release = "tool", of: ChartFacts = facts) {
  const chart = helmChart({
    repository: "https://example.com",
    name: "tool",
    version: "1.0.0",
    release,
    values,
  });
  return chartObjects(of, chart, "ours");
}

it("names things after the release and its namespace, and leaves fixed namespaces alone", () => {
  expect(install({}, "other").services).toEqual({
    "kube-system/other-tool-dns": undefined,
    "ours/other-tool": { http: 80 },
  });
});

it("puts the release before the chart's word for itself where the chart always does", () => {
  const service = { kind: "Service", namespace: "tools", name: "tool-tool" };
  const prefixed: ChartFacts = { ...facts, naming: { fullname: "{release}-tool" }, objects: [service] };
  expect(Object.keys(install({}, "tool", prefixed).services)).toEqual(["ours/tool-tool"]);
  expect(Object.keys(install({ fullnameOverride: "mine" }, "tool", prefixed).services)).toEqual([
    "ours/mine",
  ]);
});

it("follows an override of the full name", () => {
  expect(Object.keys(install({ fullnameOverride: "mine" }).services)).toEqual([
    "kube-system/mine-dns",
    "ours/mine",
  ]);
});

it("adds what a toggle adds", () => {
  expect(install({ metrics: { enabled: true } }).services).toHaveProperty("ours/tool-metrics");
});

it("knows the kinds that a webhook has to allow, until it is switched off", () => {
  expect(install({}).webhooks).toEqual(["tools.io/Policy"]);
  expect(install({ webhook: { enabled: false } }).webhooks).toEqual([]);
});

it("leaves out what only `helm test` makes", () => {
  expect(install({}).serviceAccounts).toEqual([]);
});
