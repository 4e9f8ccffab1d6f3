import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("definition-deletion", () => {
  const definition = object("apiextensions.k8s.io/v1 CustomResourceDefinition", "widgets.example.com", {
    spec: {
      group: "example.com",
      names: { kind: "Widget", plural: "widgets" },
      scope: "Namespaced",
      versions: [{ name: "v1", served: true, storage: true }],
    },
  });
  const widget = object("example.com/v1 Widget", "one");

  it("finds a definition that takes its objects along", () => {
    expect(changed("definition-deletion", [definition, widget], [widget])).toEqual([
      at(
        "definition-deletion",
        definition,
        "it is gone from Git and will be deleted: the API server deletes every Widget of every namespace with it, among them Widget one",
        orSay("keep its manifest", "Destroys: CustomResourceDefinition widgets.example.com"),
      ),
    ]);
  });

  it("takes a version that is added", () => {
    expect(changed("definition-deletion", [definition], [definition, widget])).toEqual([]);
  });
});
