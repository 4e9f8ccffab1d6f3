import { describe, expect, it } from "vitest";
import { changed, orSay, statefulSet } from "../../change/change.fixture.ts";
import { at } from "../../tree.fixture.ts";

describe("immutable-stateful-sets", () => {
  const withStorage = (storage: string) =>
    statefulSet("db", {
      volumeClaimTemplates: [
        {
          metadata: { name: "data" },
          spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
        },
      ],
    });

  it("finds claim templates that change, even to more", () => {
    const after = withStorage("40Gi");
    expect(changed("immutable-stateful-sets", [statefulSet("db")], [after])).toEqual([
      at(
        "immutable-stateful-sets",
        after,
        "spec.volumeClaimTemplates changes: the API server refuses that, so that every sync fails until it is deleted by hand: its pods stop, and claims that exist stay as they are",
        orSay(
          "leave the templates as they are, and change the claims themselves; or delete it with --cascade=orphan, so that its pods and claims stay",
          "Replaces: StatefulSet shop/db",
        ),
      ),
    ]);
  });

  it("finds another serviceName and podManagementPolicy", () => {
    const after = statefulSet("db", { serviceName: "other", podManagementPolicy: "Parallel" });
    expect(changed("immutable-stateful-sets", [statefulSet("db")], [after])).toEqual([
      at(
        "immutable-stateful-sets",
        after,
        "spec.podManagementPolicy and spec.serviceName change: the API server refuses that, so that every sync fails until it is deleted by hand: all of its pods stop at once",
        orSay(
          "leave it as it is; or delete it with --cascade=orphan, so that its pods and claims stay",
          "Replaces: StatefulSet shop/db",
        ),
      ),
    ]);
  });

  it("takes the same size in other units, defaults that are written out, and more replicas", () => {
    expect(changed("immutable-stateful-sets", [statefulSet("db")], [withStorage("20480Mi")])).toEqual([]);
    const after = statefulSet("db", { replicas: 3, podManagementPolicy: "OrderedReady", minReadySeconds: 5 });
    expect(changed("immutable-stateful-sets", [statefulSet("db")], [after])).toEqual([]);
  });
});
