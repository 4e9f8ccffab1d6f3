import { describe, expect, it } from "vitest";
import type { Facts } from "#lib/render/facts.ts";
import { findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

const rule = "pod-identity-agent";
const account = object("ServiceAccount", "web");

function told(...eksAddons: readonly string[]): { readonly facts: Facts } {
  const podIdentityAssociations = [{ namespace: "shop", serviceAccount: "web" }];
  return { facts: { ...fullFacts, podIdentityAssociations, eksAddons } };
}

describe("the agent of Pod Identity", () => {
  it("runs where ServiceAccounts have roles by it", () => {
    expect(findingsOf(rule, [account], told("eks-pod-identity-agent"))).toEqual([]);
    expect(findingsOf(rule, [account], { ...told(), charts: [release("eks-pod-identity-agent")] })).toEqual(
      [],
    );
    expect(findingsOf(rule, [], told())).toEqual([]);
    const annotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/web" };
    expect(findingsOf(rule, [object("ServiceAccount", "web", {}, { annotations })], told())).toEqual([]);
  });

  it("is missed where it does not", () => {
    expect(findingsOf(rule, [account], told("vpc-cni"))).toEqual([
      {
        rule,
        severity: "error",
        cluster: "test",
        unit: "",
        file: "",
        message:
          "ServiceAccounts shop/web have roles by Pod Identity, and the add-on eks-pod-identity-agent is not among those of the cluster: their pods get no credentials",
        fix: "add eks-pod-identity-agent to the add-ons of EKS",
      },
    ]);
  });
});
