import type { Scope } from "./scope.ts";

const NAME = "app.kubernetes.io/name";
const PART_OF = "app.kubernetes.io/part-of";

/** Labels by which everything finds the pods of a workload: never more, because selectors cannot change. */
export function selectorOf(workload: string): Record<string, string> {
  return { [NAME]: workload };
}

/**
 * Labels of the objects and pods of a workload.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function labelsOf({ unit }: Scope, workload: string): Record<string, string> {
  return { [NAME]: workload, [PART_OF]: unit };
}

/** Labels of objects that belong to the unit as a whole. */
export function unitLabels({ unit }: Scope): Record<string, string> {
  return { [PART_OF]: unit };
}
