import { describe, expect, it } from "vitest";
import { application, changed, orSay } from "../../change/change.fixture.ts";
import { mapAt } from "../../graph/fields.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("immutable-selectors", () => {
  const selecting = (labels: Record<string, string>, metadata = {}) => {
    const spec = { ...mapAt(deployment("web"), "spec"), selector: { matchLabels: labels } };
    return object("apps/v1 Deployment", "web", { spec }, metadata);
  };

  it("finds another selector, which every sync fails at", () => {
    const after = selecting({ app: "web", tier: "front" });
    expect(
      changed("immutable-selectors", [deployment("web"), application()], [after, application()]),
    ).toEqual([
      at(
        "immutable-selectors",
        after,
        "spec.selector changes from app=web to app=web, tier=front: the API server refuses that, so that every sync of Application web fails until it is deleted by hand: all of its pods stop at once",
        orSay(
          "give it its old selector, or make one of another name beside it",
          "Replaces: Deployment shop/web",
        ),
      ),
    ]);
  });

  it("knows that Argo CD may be told to make it anew", () => {
    const options = { "argocd.argoproj.io/sync-options": "Force=true,Replace=true" };
    const after = selecting({ app: "web", tier: "front" }, { annotations: options });
    expect(changed("immutable-selectors", [deployment("web")], [after])[0]?.message).toBe(
      "spec.selector changes from app=web to app=web, tier=front: Force=true deletes it and makes it anew: all of its pods stop at once",
    );
  });

  it("takes the same selector in another order, and other labels of the pods", () => {
    const before = selecting({ app: "web", tier: "front" });
    expect(changed("immutable-selectors", [before], [selecting({ tier: "front", app: "web" })])).toEqual([]);
  });
});
