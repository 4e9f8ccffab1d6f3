import { describe, expect, it } from "vitest";
import { claim, diskClass, statefulSet } from "../../storage/storage.fixture.ts";
import { at, findingsOf } from "../../tree.fixture.ts";

const rule = "volume-access-modes";
const many = claim({ accessModes: ["ReadWriteMany"] });

describe("a claim for several nodes", () => {
  it("is of a shared file system, of a block device, or of a class that nobody knows", () => {
    expect(findingsOf(rule, [diskClass(), claim()])).toEqual([]);
    expect(findingsOf(rule, [diskClass({ provisioner: "efs.csi.aws.com" }), many])).toEqual([]);
    expect(
      findingsOf(rule, [diskClass(), claim({ accessModes: ["ReadWriteMany"], volumeMode: "Block" })]),
    ).toEqual([]);
    expect(findingsOf(rule, [many])).toEqual([]);
  });

  it("is refused by EBS", () => {
    const message =
      "PersistentVolumeClaim data is ReadWriteMany, and its class makes volumes of EBS, which one node mounts: it stays Pending for ever";
    const fix = "make it ReadWriteOnce, or use a class of EFS";
    expect(findingsOf(rule, [diskClass(), many])).toEqual([at(rule, many, message, fix)]);
    const database = statefulSet({}, { accessModes: ["ReadWriteMany"] });
    expect(findingsOf(rule, [diskClass(), database])).toEqual([
      at(rule, database, message.replace("PersistentVolumeClaim", "volumeClaimTemplate"), fix),
    ]);
    const usual = claim({ accessModes: ["ReadOnlyMany"], storageClassName: "gp3" });
    expect(findingsOf(rule, [usual])).toHaveLength(1);
  });
});
