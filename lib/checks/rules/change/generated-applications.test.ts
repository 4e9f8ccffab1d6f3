import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("generated-applications", () => {
  const set = (clusters: readonly string[], name = "shop-{{cluster}}", syncPolicy = {}) =>
    object("argoproj.io/v1alpha1 ApplicationSet", "shop", {
      spec: {
        generators: [{ list: { elements: clusters.map((cluster) => ({ cluster })) } }],
        template: { metadata: { name } },
        syncPolicy,
      },
    });

  it("finds an element that is gone", () => {
    expect(changed("generated-applications", [set(["dev", "prod"])], [set(["dev"])])).toEqual([
      at(
        "generated-applications",
        set(["dev"]),
        "it makes Application shop-prod no longer: what the Application made is deleted with it",
        orSay("keep the element", "Destroys: ApplicationSet shop/shop"),
      ),
    ]);
  });

  it("finds another name of all of them", () => {
    const after = set(["dev"], "store-{{ .cluster }}");
    expect(changed("generated-applications", [set(["dev"])], [after])).toHaveLength(1);
  });

  it("takes elements that are added, and what is preserved", () => {
    expect(changed("generated-applications", [set(["dev"])], [set(["prod", "dev"])])).toEqual([]);
    const safe = set(["dev"], "shop-{{cluster}}", { preserveResourcesOnDeletion: true });
    expect(changed("generated-applications", [set(["dev", "prod"])], [safe])).toEqual([]);
  });
});
