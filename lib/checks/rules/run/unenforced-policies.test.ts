import { describe, expect, it } from "vitest";
import { denyAll } from "../../reach/reach.fixture.ts";
import { findingsOf } from "../../tree.fixture.ts";

const found = (networkPolicyEnforcement: string | null) =>
  findingsOf("unenforced-policies", [denyAll], { facts: { networkPolicyEnforcement } });

describe("unenforced-policies", () => {
  it("are none where somebody enforces them", () => {
    expect(found("vpc-cni")).toEqual([]);
    expect(findingsOf("unenforced-policies", [denyAll])).toEqual([]);
  });

  it("are found once a cluster", () => {
    expect(found(null)).toEqual([
      {
        rule: "unenforced-policies",
        severity: "warning",
        cluster: "test",
        unit: "",
        file: "",
        message:
          "nobody enforces the 1 NetworkPolicy objects of the cluster: every pod can reach every other",
        fix: 'set enableNetworkPolicy of the add-on vpc-cni to "true"',
      },
    ]);
  });
});
