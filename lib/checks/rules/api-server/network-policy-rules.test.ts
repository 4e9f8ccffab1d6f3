import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const policy = (...egress: readonly Value[]) =>
  object("networking.k8s.io/v1 NetworkPolicy", "web", { spec: { podSelector: {}, egress } });

describe("rules of NetworkPolicies", () => {
  it("pass with peers and ranges of ports", () => {
    expect(
      findingsOf("network-policy-rules", [
        policy({ to: [{ podSelector: {} }], ports: [{ port: 8000, endPort: 9000 }] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      policy({ to: [{}] }),
      "spec.egress[0].to[0] names nobody",
      "write podSelector, namespaceSelector or ipBlock; {} in one of them means all",
    ],
    [
      policy({ ports: [{ port: 9000, endPort: 8000 }] }),
      "spec.egress[0].ports[0] ends at 8000, before it begins at 9000",
      "swap port and endPort",
    ],
    [
      policy({ ports: [{ port: "http", endPort: 8000 }] }),
      "spec.egress[0].ports[0] ends at 8000, but begins at the name http",
      "write the first port as a number, or remove endPort",
    ],
    [
      policy({ ports: [{ endPort: 8000 }] }),
      "spec.egress[0].ports[0] ends at 8000, but begins at no port",
      "write the first port as a number, or remove endPort",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("network-policy-rules", [one])).toEqual([
      at("network-policy-rules", one, message, fix),
    ]);
  });
});
