import type { Scope } from "./scope.ts";

const NAME = "app.kubernetes.io/name";
const PART_OF = "app.kubernetes.io/part-of";

/** A workload as selectors see it: by its name, or by labels of its own. */
export interface Selected {
  readonly name: string;
  readonly selector?: Readonly<Record<string, string>>;
}

/** Labels by which everything finds the pods of a workload: never more, because selectors cannot change. */
export function selectorOf({ name, selector }: Selected): Record<string, string> {
  return selector === undefined ? { [NAME]: name } : { ...selector };
}

/**
 * Labels of the objects and pods of a workload.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function labelsOf({ unit }: Scope, workload: string): Record<string, string> {
  return { [NAME]: workload, [PART_OF]: unit };
}

/** Labels of the pods of a workload: the common ones, and those by which they are found. */
export function podLabels(scope: Scope, workload: Selected): Record<string, string> {
  return { ...labelsOf(scope, workload.name), ...selectorOf(workload) };
}

/** Labels of objects that belong to the unit as a whole. */
export function unitLabels({ unit }: Scope): Record<string, string> {
  return { [PART_OF]: unit };
}
