import { expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { check } from "./check.ts";
import { anySchema, object, service, treeOf } from "./tree.fixture.ts";

/** Severities of what the rule says of a Service without pods, in a unit `web` beside others. */
function severities(beside: readonly KubernetesObject[], application?: KubernetesObject): string[] {
  const [web] = treeOf([service("web")]).units;
  const [other] = treeOf(beside).units;
  const [argo] = treeOf(application ? [application] : []).units;
  if (web === undefined || other === undefined || argo === undefined) throw new Error("a tree has a unit");
  const renamed = (name: string, unit: typeof other) => ({
    ...unit,
    name,
    resources: unit.resources.map((one) => ({ ...one, unit: name })),
  });
  const units = [web, renamed("other", other), renamed("argo", argo)];
  const { findings } = check({ ...treeOf([]), units }, anySchema);
  return findings.filter(({ rule }) => rule === "service-selectors").map(({ severity }) => severity);
}

it("objects of one folder are applied together", () => {
  expect(severities([])).toEqual(["error"]);
});

it("several folders that nobody delivers may be alternatives", () => {
  expect(severities([object("ConfigMap", "settings")])).toEqual(["warning"]);
});
