import { describe, expect, it } from "vitest";
import { changed, claim, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-claims", () => {
  it("finds another class and access mode", () => {
    const after = claim("data", { storageClassName: "gp2", accessModes: ["ReadWriteMany"] });
    expect(changed("immutable-claims", [claim("data")], [after])).toEqual([
      at(
        "immutable-claims",
        after,
        'it changes spec.accessModes from ["ReadWriteOnce"] to ["ReadWriteMany"] and spec.storageClassName from gp3 to gp2: the API server refuses that, so that every sync fails until it is deleted by hand: its data goes with it',
        orSay(
          "leave it as it is, and move the data to a claim of another name",
          "Replaces: PersistentVolumeClaim shop/data",
        ),
      ),
    ]);
  });

  it("takes more storage, and the default class and mode written out", () => {
    const gp3 = object(
      "storage.k8s.io/v1 StorageClass",
      "gp3",
      {},
      {
        annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
      },
    );
    const plain = object("PersistentVolumeClaim", "data", {
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
    });
    const after = claim("data", { volumeMode: "Filesystem" });
    expect(changed("immutable-claims", [plain, gp3], [after, gp3])).toEqual([]);
  });
});
