import { describe, expect, it } from "vitest";
import { application, changed, claim, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object, service } from "../../tree.fixture.ts";

describe("claim-deletion", () => {
  const orphan = claim(
    "data",
    {},
    {
      annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" },
    },
  );
  const user = deployment(
    "db",
    {},
    { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] },
  );
  const kept = service("web");

  it("finds a claim that is deleted with its volume, and what still mounts it", () => {
    expect(changed("claim-deletion", [claim("data"), user], [user])).toEqual([
      at(
        "claim-deletion",
        claim("data"),
        "it is gone from Git and will be deleted: its volume is deleted with all data on it; Deployment db still mounts it",
        orSay("keep its manifest", "Destroys: PersistentVolumeClaim shop/data"),
      ),
    ]);
  });

  it("knows a class that retains volumes", () => {
    const gp3 = object("storage.k8s.io/v1 StorageClass", "gp3", { reclaimPolicy: "Retain" });
    const [found] = changed("claim-deletion", [claim("data"), gp3], [gp3]);
    expect(found?.message).toBe(
      "it is gone from Git and will be deleted: its volume stays unclaimed (StorageClass gp3 retains it), where no new claim finds the data",
    );
  });

  it("finds a claim that stays behind without anybody who looks after it", () => {
    expect(changed("claim-deletion", [orphan, application()], [application()])).toEqual([
      at(
        "claim-deletion",
        orphan,
        "it is gone from Git and stays behind in the cluster, where Prune=false keeps it: its data belongs to nobody, and a cluster that is built anew does not have it",
        orSay("keep its manifest", "Destroys: PersistentVolumeClaim shop/data"),
      ),
    ]);
  });

  it("knows which Application prunes it, and which does not", () => {
    const lazy = application({ syncPolicy: {} });
    const messages = [application(), lazy].map(
      (one) => changed("claim-deletion", [claim("data"), one], [one])[0]?.message,
    );
    expect(messages).toEqual([
      "it is gone from Git, and Application web prunes it: its volume is deleted with all data on it",
      "it is gone from Git and stays behind in the cluster, where Application web does not prune: its data belongs to nobody, and a cluster that is built anew does not have it",
    ]);
  });

  it("finds a volume that is deleted", () => {
    const volume = object("PersistentVolume", "disk", { spec: { persistentVolumeReclaimPolicy: "Delete" } });
    expect(changed("claim-deletion", [volume, kept], [kept])).toEqual([
      at(
        "claim-deletion",
        volume,
        "it is gone from Git and will be deleted: the disk behind it is deleted with all data on it",
        orSay("keep its manifest", "Destroys: PersistentVolume disk"),
      ),
    ]);
  });

  it("takes a claim that is added, grown or labelled", () => {
    const grown = claim("data", { resources: { requests: { storage: "40Gi" } } }, { labels: { a: "b" } });
    expect(changed("claim-deletion", [claim("data")], [grown, claim("more")])).toEqual([]);
  });
});
