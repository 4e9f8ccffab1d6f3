import type { Fields } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, textEntriesAt, textsAt } from "../graph/fields.ts";
import { isNodeName, mayHaveLabel } from "./node-labels.ts";
import type { NodeKind } from "./nodes.ts";

/** One thing that a pod asks of the label of a node. */
export interface Requirement {
  /** Where it stands: `nodeSelector`, or an affinity. */
  readonly place: string;
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const required = "requiredDuringSchedulingIgnoredDuringExecution";

/** What a node selector term asks for, by its expressions. */
export function requirementsOf(place: string, term: Found): Requirement[] {
  return listAt(term, "matchExpressions").map((expression) => ({
    place,
    key: textAt(expression, "key") ?? "",
    operator: textAt(expression, "operator") ?? "",
    values: textsAt(expression, "values"),
  }));
}

/** What pods ask of their nodes, as a choice between terms all of whose requirements hold. */
export function choicesOf(podSpec: Fields): readonly (readonly Requirement[])[] {
  const selector = textEntriesAt(podSpec, "nodeSelector").map(
    ([key, value]): Requirement => ({ place: "nodeSelector", key, operator: "In", values: [value] }),
  );
  const terms = listAt(podSpec, "affinity", "nodeAffinity", required, "nodeSelectorTerms");
  if (terms.length === 0) return [selector];
  return terms.map((term, index) => [
    ...selector,
    ...requirementsOf(`affinity.nodeAffinity.${required}.nodeSelectorTerms[${index}]`, term),
  ]);
}

function compares(operator: string, value: string | undefined, bound: string | undefined): boolean {
  const [left, right] = [Number(value), Number(bound)];
  return operator === "Gt" ? left > right : left < right;
}

/** Whether a node may be what a requirement asks for, as far as anybody can tell. */
export function mayMeet({ key, operator, values }: Requirement, { labels, told }: NodeKind): boolean {
  if (isNodeName(key)) return true;
  const value = labels.get(key);
  if (value === undefined && mayHaveLabel(told, key)) return true;
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
    case "Lt":
      return value !== undefined && compares(operator, value, values[0]);
    default:
      return true;
  }
}

/**
 * The nodes among some that pods may run on by their `nodeSelector` and the affinity that binds them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function selectedNodes(podSpec: Fields, nodes: readonly NodeKind[]): readonly NodeKind[] {
  if (podSpec.nodeSelector === undefined && podSpec.affinity === undefined) return nodes;
  const choices = choicesOf(podSpec);
  return nodes.filter((node) => choices.some((choice) => choice.every((one) => mayMeet(one, node))));
}

/** A requirement as people say it: `role=batch`, `kubernetes.io/arch in (arm64, amd64)`. */
export function requirementText({ key, operator, values }: Requirement): string {
  const [first] = values;
  if (operator === "In" && values.length === 1) return `${key}=${first}`;
  const words: Readonly<Record<string, string>> = {
    In: "in",
    NotIn: "not in",
    Exists: "present",
    DoesNotExist: "absent",
    Gt: "above",
    Lt: "below",
  };
  return `${key} ${words[operator] ?? operator}${values.length === 0 ? "" : ` (${values.join(", ")})`}`;
}
