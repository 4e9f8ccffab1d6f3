import { describe, expect, it } from "vitest";
import { changed, claim, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("namespace-deletion", () => {
  const shop = object("Namespace", "shop");
  const data = claim("data", {}, { namespace: "shop" });

  it("finds a Namespace that is deleted, with the data in it, and nothing of what is in it besides", () => {
    const found = at(
      "namespace-deletion",
      shop,
      "it is gone from Git and will be deleted, with everything in it, also what the tree does not show, among it PersistentVolumeClaim data",
      orSay("keep its manifest", "Destroys: Namespace shop"),
    );
    expect(changed("namespace-deletion", [shop, data], [])).toEqual([found]);
    expect(changed("claim-deletion", [shop, data], [])).toEqual([]);
  });

  it("finds one that Argo CD leaves behind", () => {
    const kept = object(
      "Namespace",
      "shop",
      {},
      {
        annotations: { "argocd.argoproj.io/sync-options": "Prune=false" },
      },
    );
    expect(changed("namespace-deletion", [kept], [object("Namespace", "other")])).toEqual([
      at(
        "namespace-deletion",
        kept,
        "it is gone from Git and stays behind in the cluster, where Prune=false keeps it, a cluster that is built anew does not have it",
        orSay("keep its manifest", "Destroys: Namespace shop"),
      ),
    ]);
  });

  it("takes other labels, and another Namespace beside it", () => {
    const labelled = object("Namespace", "shop", {}, { labels: { team: "web" } });
    expect(changed("namespace-deletion", [shop], [labelled, object("Namespace", "more")])).toEqual([]);
  });
});
