import { App, Chart } from "cdk8s";
import { Amendments } from "#lib/constructs/amend.ts";
import type { Scope } from "#lib/constructs/scope.ts";
import type { KubernetesObject, Value } from "./resource.ts";

function isObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    "apiVersion" in value &&
    "metadata" in value
  );
}

/** A copy without undefined and null, which mean the same as absence here and do not survive YAML. */
function plain(value: Value): Value {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}

/**
 * Builds one unit in a cdk8s App of its own and returns its objects. One App a unit, because cdk8s looks at the
 * whole App for every Chart of it.
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
  const objects: Value[] = chart.toJson();
  return objects
    .map(plain)
    .filter(isObject)
    .map((object) => amendments.apply(object));
}
