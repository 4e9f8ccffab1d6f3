import { describe, expect, it } from "vitest";
import { changed, claim, orSay, statefulSet } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("lost-protection", () => {
  const options = (text: string) => ({ annotations: { "argocd.argoproj.io/sync-options": text } });

  it("finds options of Argo CD that a claim loses", () => {
    const before = claim("data", {}, options("Prune=false, Delete=false"));
    const after = claim("data", {}, options("Prune=false"));
    expect(changed("lost-protection", [before], [after])).toEqual([
      at(
        "lost-protection",
        after,
        "it loses the option Delete=false of Argo CD: it is deleted together with its Application",
        orSay("leave it as it is", "Destroys: PersistentVolumeClaim shop/data"),
      ),
    ]);
  });

  it("finds claims that are deleted with their StatefulSet", () => {
    const after = statefulSet("db", { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } });
    expect(changed("lost-protection", [statefulSet("db")], [after])).toEqual([
      at(
        "lost-protection",
        after,
        "spec.persistentVolumeClaimRetentionPolicy.whenDeleted changes from Retain to Delete: its claims are deleted with it, with their data",
        orSay("leave it as it is", "Destroys: StatefulSet shop/db"),
      ),
    ]);
  });

  it("takes options of what holds no data, and policies that become safer", () => {
    const map = (text: string) => object("ConfigMap", "web", {}, options(text));
    expect(changed("lost-protection", [map("Prune=false")], [map("Validate=false")])).toEqual([]);
    const volume = (persistentVolumeReclaimPolicy: string) =>
      object("PersistentVolume", "disk", { spec: { persistentVolumeReclaimPolicy } });
    expect(changed("lost-protection", [volume("Delete")], [volume("Retain")])).toEqual([]);
  });
});
