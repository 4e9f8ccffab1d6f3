import { expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { check } from "./check.ts";
import { anySchema, deployment, object, service, treeOf } from "./tree.fixture.ts";

function unitOf(name: string, objects: readonly KubernetesObject[]): Unit[] {
  return treeOf(objects).units.map((unit) => ({
    ...unit,
    name,
    resources: unit.resources.map((resource) => ({ ...resource, unit: name })),
  }));
}

/** Severities of what is said of a Service without pods, in a folder beside other folders. */
function severities(...beside: readonly Unit[]): string[] {
  const folder = unitOf("web", [service("web"), deployment("api")]);
  const { findings } = check({ ...treeOf([]), units: [...folder, ...beside] }, anySchema);
  return findings.filter(({ rule }) => rule === "service-selectors").map(({ severity }) => severity);
}

it("objects of one folder are applied together", () => {
  expect(severities()).toEqual(["error"]);
});

it("several folders that nobody delivers are applied together as long as no object stands in two of them", () => {
  expect(severities(...unitOf("other", [object("ConfigMap", "settings")]))).toEqual(["error"]);
});

it("several folders that nobody delivers are alternatives where one object stands in two of them", () => {
  expect(severities(...unitOf("other", [deployment("api")]))).toEqual(["warning"]);
});
