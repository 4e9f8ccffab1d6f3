import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { claim, claimSpec, volume } from "../../storage/storage.fixture.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "volume-binding";
const bound = (fields: Record<string, Value> = {}) => claim({ volumeName: "disk-1", ...fields });

describe("a claim and the volume that it names", () => {
  it("agree", () => {
    expect(findingsOf(rule, [bound(), volume({ claimRef: { name: "data", namespace: "shop" } })])).toEqual(
      [],
    );
    expect(findingsOf(rule, [bound({ resources: { requests: { storage: "5Gi" } } }), volume()])).toEqual([]);
    expect(findingsOf(rule, [bound()])).toEqual([]);
  });

  it.each([
    [
      { resources: { requests: { storage: "20Gi" } } },
      {},
      "it asks for 20Gi, and PersistentVolume disk-1 has 10Gi",
      "ask for 10Gi, or use a larger volume",
    ],
    [
      { accessModes: ["ReadWriteMany"] },
      {},
      "it asks for ReadWriteMany, and PersistentVolume disk-1 is ReadWriteOnce",
      "ask for ReadWriteOnce",
    ],
    [
      { storageClassName: "" },
      {},
      'its storageClassName is "", and that of PersistentVolume disk-1 is "disk"',
      "write the same in both",
    ],
    [
      {},
      { claimRef: { name: "dat", namespace: "shop" } },
      "it names PersistentVolume disk-1, which is kept for the claim shop/dat",
      "set claimRef of the volume to shop/data",
    ],
  ])("contradict each other: %o %o", (ofClaim, ofVolume, message, fix) => {
    const one = bound(ofClaim);
    expect(findingsOf(rule, [one, volume(ofVolume)])).toEqual([
      at(rule, one, `${message}: it stays Pending for ever`, fix),
    ]);
  });

  it("are one of one", () => {
    const other = object("PersistentVolumeClaim", "more", { spec: claimSpec({ volumeName: "disk-1" }) });
    expect(findingsOf(rule, [bound(), other, volume()])).toEqual([
      at(
        rule,
        other,
        "it names PersistentVolume disk-1, as PersistentVolumeClaim data of namespace shop does: one of them stays Pending for ever",
        "give each claim a volume of its own",
      ),
    ]);
  });
});
