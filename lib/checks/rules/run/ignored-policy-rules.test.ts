import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const policy = (...policyTypes: string[]) =>
  object("networking.k8s.io/v1 NetworkPolicy", "web", {
    spec: { podSelector: {}, egress: [{}], ...(policyTypes.length > 0 && { policyTypes }) },
  });

describe("ignored-policy-rules", () => {
  it("are none of a direction that the policy is for", () => {
    expect(findingsOf("ignored-policy-rules", [policy("Ingress", "Egress")])).toEqual([]);
    expect(findingsOf("ignored-policy-rules", [policy()])).toEqual([]);
  });

  it("are found where policyTypes does not name it", () => {
    expect(findingsOf("ignored-policy-rules", [policy("Ingress")])).toEqual([
      at(
        "ignored-policy-rules",
        policy("Ingress"),
        "spec.egress has rules, and spec.policyTypes does not name Egress: they do nothing",
        "add Egress to spec.policyTypes, or remove the rules",
      ),
    ]);
  });
});
