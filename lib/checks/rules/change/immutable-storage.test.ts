import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-storage", () => {
  const storageClass = (fields: Record<string, Value>) =>
    object("storage.k8s.io/v1 StorageClass", "gp3", { provisioner: "ebs.csi.aws.com", ...fields });

  it("finds other parameters of a class", () => {
    const after = storageClass({ parameters: { type: "gp3" }, reclaimPolicy: "Retain" });
    expect(changed("immutable-storage", [storageClass({ parameters: { type: "gp2" } })], [after])).toEqual([
      at(
        "immutable-storage",
        after,
        'it changes parameters from {"type":"gp2"} to {"type":"gp3"} and reclaimPolicy from Delete to Retain: the API server refuses that, so that every sync fails until it is deleted by hand: volumes that exist stay as they are',
        orSay(
          "leave it as it is, and add a class of another name for new claims",
          "Replaces: StorageClass gp3",
        ),
      ),
    ]);
  });

  it("takes volumes that may grow, and defaults that are written out", () => {
    const after = storageClass({ allowVolumeExpansion: true, reclaimPolicy: "Delete" });
    expect(changed("immutable-storage", [storageClass({})], [after])).toEqual([]);
  });
});
