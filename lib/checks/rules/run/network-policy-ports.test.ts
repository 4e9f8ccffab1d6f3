import { describe, expect, it } from "vitest";
import { at, declares, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("network-policy-ports", objects);
const backend = deployment("backend", declares(["http", 8000]));

describe("named ports of NetworkPolicies", () => {
  const policy = (port: string) =>
    object("networking.k8s.io/v1 NetworkPolicy", "backend", {
      spec: { podSelector: { matchLabels: { app: "backend" } }, ingress: [{ ports: [{ port }] }] },
    });

  it("are those of the pods that it applies to", () => {
    expect(find(backend, policy("http"))).toEqual([]);
    expect(find(backend, policy("web"))).toEqual([
      at(
        "network-policy-ports",
        policy("web"),
        "spec.ingress[0].ports[0] names port web of Deployment backend, which declares http (8000)",
        "correct the name of the port, or write its number",
      ),
    ]);
  });

  it("are those of the pods that an egress rule leads to", () => {
    const egress = object("networking.k8s.io/v1 NetworkPolicy", "frontend", {
      spec: {
        podSelector: {},
        egress: [{ to: [{ podSelector: { matchLabels: { app: "backend" } } }], ports: [{ port: "web" }] }],
      },
    });
    expect(find(backend, egress).map(({ message }) => message)).toEqual([
      "spec.egress[0].ports[0] names port web of Deployment backend, which declares http (8000)",
    ]);
  });
});
