import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "claim-quotas";
const spec = (storage: string) => ({ resources: { requests: { storage } } });
const claim = object("PersistentVolumeClaim", "albums", { spec: spec("50Gi") });
const database = object("apps/v1 StatefulSet", "db", {
  spec: { replicas: 3, volumeClaimTemplates: [{ metadata: { name: "data" }, spec: spec("10Gi") }] },
});
const quota = (hard: Record<string, string>) => object("ResourceQuota", "shop", { spec: { hard } });
const find = (hard: Record<string, string>) => findingsOf(rule, [claim, database, quota(hard)]);

describe("a quota of claims", () => {
  it("has room for those of manifests and of StatefulSets", () => {
    expect(find({ "requests.storage": "80Gi", persistentvolumeclaims: "4" })).toEqual([]);
    expect(findingsOf(rule, [quota({ "requests.storage": "1Gi" })])).toEqual([]);
  });

  it.each([
    [
      { "requests.storage": "79Gi" },
      "requests.storage of the quota is 79Gi, and the claims of its namespace ask for 81920Mi: the last of them are refused",
      "raise requests.storage to at least 81920Mi",
    ],
    [
      { persistentvolumeclaims: "3" },
      "persistentvolumeclaims of the quota is 3, and its namespace has 4 claims: the last of them are refused",
      "raise persistentvolumeclaims to at least 4",
    ],
  ])("is not smaller: %j", (hard, message, fix) => {
    expect(find(hard)).toEqual([at(rule, quota(hard), message, fix)]);
  });
});
