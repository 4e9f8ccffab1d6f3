import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-definitions", () => {
  const definition = (scope: string, ...names: readonly string[]) =>
    object("apiextensions.k8s.io/v1 CustomResourceDefinition", "widgets.example.com", {
      spec: {
        group: "example.com",
        names: { kind: "Widget", plural: "widgets" },
        scope,
        versions: names.map((name, index) => ({ name, served: true, storage: index === 0 })),
      },
    });
  const effect =
    "the API server refuses that, so that every sync fails until it is deleted by hand: every object of its kind goes with it";

  it("finds another scope", () => {
    const after = definition("Cluster", "v1");
    expect(changed("immutable-definitions", [definition("Namespaced", "v1")], [after])).toEqual([
      at(
        "immutable-definitions",
        after,
        `it changes spec.scope from Namespaced to Cluster: ${effect}`,
        orSay(
          "leave it as it is, and define a kind of another name",
          "Replaces: CustomResourceDefinition widgets.example.com",
        ),
      ),
    ]);
  });

  it("finds a version in which objects are stored, and which is gone", () => {
    const after = definition("Namespaced", "v2");
    expect(changed("immutable-definitions", [definition("Namespaced", "v1")], [after])).toEqual([
      at(
        "immutable-definitions",
        after,
        `it has version v1 no longer, in which objects are stored: ${effect}`,
        orSay(
          "keep version v1 with served: true until every object is stored in another",
          "Replaces: CustomResourceDefinition widgets.example.com",
        ),
      ),
    ]);
  });

  it("takes another stored version beside the old one", () => {
    const after = definition("Namespaced", "v2", "v1");
    expect(changed("immutable-definitions", [definition("Namespaced", "v1")], [after])).toEqual([]);
  });
});
