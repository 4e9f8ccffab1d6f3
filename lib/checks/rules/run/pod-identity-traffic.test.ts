import { describe, expect, it } from "vitest";
import { block, denyAll, policy, port } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const web = deployment("web", {}, { serviceAccountName: "web" });
const facts = {
  preinstalled: { namespaces: ["shop"] },
  podIdentityAssociations: [{ namespace: "shop", serviceAccount: "web" }],
};
const sends = (cidr: string, number: number) =>
  policy("web", "web", { egress: [{ to: [block(cidr)], ports: [port(number)] }] });

const found = (...policies: ReturnType<typeof sends>[]) =>
  findingsOf("pod-identity-traffic", [web, denyAll, ...policies], { facts });

describe("pod-identity-traffic", () => {
  it("is let through to the agent", () => {
    expect(found(sends("169.254.170.23/32", 80))).toEqual([]);
    expect(found(sends("0.0.0.0/0", 80))).toEqual([]);
  });

  it("is found where it is not", () => {
    expect(found(sends("169.254.169.254/32", 80))).toEqual([
      at(
        "pod-identity-traffic",
        web,
        "ServiceAccount web has a role at AWS by Pod Identity, but NetworkPolicies deny and web isolate Deployment web, and no policy lets it send to port 80 of the Pod Identity agent at 169.254.170.23/32",
        "allow egress to port 80 of the Pod Identity agent at 169.254.170.23/32 in a NetworkPolicy for Deployment web",
      ),
    ]);
  });
});
