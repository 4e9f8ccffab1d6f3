import { expect, it } from "vitest";
import { findingsOf, object } from "./tree.fixture.ts";

const placeholder = ["$", "{APP}"].join("");
const settings = object("ConfigMap", placeholder);

it("a placeholder in a name is a wrong name", () => {
  expect(findingsOf("object-names", [settings])).toHaveLength(1);
});

it("a placeholder is a value that Flux fills in", () => {
  const flux = object("kustomize.toolkit.fluxcd.io/v1 Kustomization", "apps");
  expect(findingsOf("object-names", [settings, flux])).toEqual([]);
});
