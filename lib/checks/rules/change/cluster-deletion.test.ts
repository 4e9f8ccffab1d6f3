import { describe, expect, it } from "vitest";
import { changedTrees, orSay } from "../../change/change.fixture.ts";
import { changeOf } from "../../change/change.ts";
import { checkChanges } from "../../change/gate.ts";
import { object, treeOf } from "../../tree.fixture.ts";

describe("cluster-deletion", () => {
  it("finds a cluster that is gone as a whole, and says it once", () => {
    const before = treeOf([object("Namespace", "shop"), object("PersistentVolumeClaim", "data")]);
    const findings = checkChanges([changeOf(before, { ...before, units: [] })], []);
    expect(findings).toEqual([
      {
        rule: "cluster-deletion",
        severity: "error",
        cluster: "test",
        unit: "",
        file: "",
        message:
          "all of cluster test is gone from Git, 2 objects: Argo CD finds nothing where it looks, and what Terraform built stays without a description",
        fix: orSay("take it down first: npm run tear-down -- test", "Destroys: Cluster test"),
      },
    ]);
  });

  it("takes a cluster that is new", () => {
    const after = treeOf([object("Namespace", "shop")]);
    expect(changedTrees("cluster-deletion", { ...after, units: [] }, after)).toEqual([]);
  });
});
