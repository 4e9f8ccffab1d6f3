import { describe, expect, it } from "vitest";
import { application, changed, orSay, statefulSet } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("workload-deletion", () => {
  const kept = object("ConfigMap", "kept");

  it("finds a Deployment that is gone", () => {
    expect(changed("workload-deletion", [deployment("web"), kept], [kept])).toEqual([
      at(
        "workload-deletion",
        deployment("web"),
        "it is gone from Git and will be deleted: its pods stop, and nothing takes their place",
        orSay("keep its manifest", "Destroys: Deployment shop/web"),
      ),
    ]);
  });

  it("says what becomes of the claims of a StatefulSet", () => {
    const deleting = statefulSet("db", { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" } });
    const messages = [statefulSet("db"), deleting].map(
      (set) => changed("workload-deletion", [set, kept], [kept])[0]?.message,
    );
    expect(messages).toEqual([
      "it is gone from Git and will be deleted: its pods stop, and claim data-db-0 and those of its other pods stay behind without anything that mounts them",
      "it is gone from Git and will be deleted: its pods stop, and claim data-db-0 and those of its other pods are deleted with all data (whenDeleted: Delete)",
    ]);
  });

  it("takes a Deployment that Argo CD does not prune, and one that changes its image", () => {
    const lazy = application({ syncPolicy: {} });
    expect(changed("workload-deletion", [deployment("web"), lazy], [lazy])).toEqual([]);
    const newer = deployment("web", { image: "registry.example.com/app:1.2.4" });
    expect(changed("workload-deletion", [deployment("web")], [newer])).toEqual([]);
  });
});
