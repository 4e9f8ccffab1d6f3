import { App, Chart } from "cdk8s";
import { Amendments } from "#lib/constructs/amend.ts";
import type { Scope } from "#lib/constructs/scope.ts";
import type { KubernetesObject } from "./resource.ts";

function isObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    "apiVersion" in value &&
    "metadata" in value
  );
}

/**
 * Builds one unit in a cdk8s App of its own and returns its objects. One App a unit, because cdk8s looks at the
 * whole App for every Chart of it. cdk8s leaves out what is null or undefined.
 *
 * @throws Error of cdk8s for constructs that contradict each other
 */
export function synthesize(
  scope: Omit<Scope, "chart" | "amendments">,
  build: (scope: Scope) => void,
): KubernetesObject[] {
  const app = new App();
  const chart = new Chart(app, scope.unit, { disableResourceNameHashes: true });
  const amendments = new Amendments();
  build({ ...scope, chart, amendments });
  const objects: unknown[] = chart.toJson();
  return objects.filter(isObject).map((object) => amendments.apply(object));
}
