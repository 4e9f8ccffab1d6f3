import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const definition = (name: string, ...versions: readonly Value[]) =>
  object("apiextensions.k8s.io/v1 CustomResourceDefinition", name, {
    spec: {
      group: "example.com",
      names: { plural: "widgets", kind: "Widget" },
      scope: "Namespaced",
      versions,
    },
  });

describe("definitions", () => {
  it("pass when they are named after what they define", () => {
    expect(
      findingsOf("definition-names", [definition("widgets.example.com", { name: "v1", storage: true })]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      definition("widget.example.com", { name: "v1", storage: true }),
      "its name is widget.example.com, but it defines widgets.example.com",
      "name it widgets.example.com",
    ],
    [
      definition("widgets.example.com", { name: "v1", storage: false }),
      "none of its versions is stored",
      "write storage: true in one version, and false in the others",
    ],
    [
      definition("widgets.example.com", { name: "v1", storage: true }, { name: "v2", storage: true }),
      "2 of its versions are stored",
      "write storage: true in one version, and false in the others",
    ],
    [
      definition("widgets.example.com", { name: "v1", storage: true }, { name: "v1", storage: false }),
      "it has the version v1 twice",
      "name each version once",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("definition-names", [one])).toEqual([at("definition-names", one, message, fix)]);
  });
});
