import { describe, expect, it } from "vitest";
import { changed, claim, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("shrinking-volumes", () => {
  const sized = (storage: string) => claim("data", { resources: { requests: { storage } } });
  const storageClass = (allowVolumeExpansion: boolean) =>
    object("storage.k8s.io/v1 StorageClass", "gp3", { allowVolumeExpansion });
  const refused =
    "the API server refuses that, so that every sync fails until it is deleted by hand: its data goes with it";

  it("finds a claim that shrinks", () => {
    expect(changed("shrinking-volumes", [sized("20Gi")], [sized("10Gi")])).toEqual([
      at(
        "shrinking-volumes",
        sized("10Gi"),
        `it asks for 10Gi after 20Gi, and no volume shrinks: ${refused}`,
        orSay(
          "ask for 20Gi again, or move the data to a smaller claim of another name",
          "Replaces: PersistentVolumeClaim shop/data",
        ),
      ),
    ]);
  });

  it("finds a claim that grows where its class lets none grow", () => {
    const before = [sized("20Gi"), storageClass(false)];
    expect(changed("shrinking-volumes", before, [sized("40Gi"), storageClass(false)])).toEqual([
      at(
        "shrinking-volumes",
        sized("40Gi"),
        `it asks for 40Gi after 20Gi, and volumes of StorageClass gp3 do not grow: ${refused}`,
        orSay(
          "set allowVolumeExpansion: true on StorageClass gp3",
          "Replaces: PersistentVolumeClaim shop/data",
        ),
      ),
    ]);
  });

  it("finds a database whose operator is asked for less", () => {
    const cluster = (size: string) =>
      object("postgresql.cnpg.io/v1 Cluster", "db", { spec: { storage: { size } } });
    expect(changed("shrinking-volumes", [cluster("20Gi")], [cluster("10Gi")])).toEqual([
      at(
        "shrinking-volumes",
        cluster("10Gi"),
        "spec.storage.size is 10Gi after 20Gi, and no volume shrinks: its operator refuses that, or fails at it",
        orSay("set 20Gi again", "Replaces: Cluster shop/db"),
      ),
    ]);
  });

  it("takes a claim that grows, and the same size in other units", () => {
    expect(
      changed("shrinking-volumes", [sized("20Gi"), storageClass(true)], [sized("40Gi"), storageClass(true)]),
    ).toEqual([]);
    expect(changed("shrinking-volumes", [sized("20Gi")], [sized("20480Mi")])).toEqual([]);
  });
});
