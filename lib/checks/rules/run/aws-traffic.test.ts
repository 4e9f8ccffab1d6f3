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
  findingsOf("aws-traffic", [web, denyAll, ...policies], { facts });

describe("aws-traffic", () => {
  it("is let through to any address at port 443", () => {
    expect(found(sends("0.0.0.0/0", 443))).toEqual([]);
    expect(found(sends("10.0.0.0/16", 443))).toEqual([]);
  });

  it("is found where it is not", () => {
    expect(found(sends("169.254.170.23/32", 80))).toEqual([
      at(
        "aws-traffic",
        web,
        "ServiceAccount web has a role at AWS, but NetworkPolicies deny and web isolate Deployment web, and no policy lets it send to port 443 of AWS",
        "allow egress to port 443 of AWS in a NetworkPolicy for Deployment web",
      ),
    ]);
  });
});
