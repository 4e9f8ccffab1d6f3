import { type Fields, groupOf, type Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import type { Unit } from "#lib/render/tree.ts";
import { type Found, isList, isMap } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** What pods ask of their nodes, wherever that is written. */
export interface PodWish {
  readonly at: Resource | Unit;
  /** What the names of its fields begin with: empty for a pod template, else where it stands. */
  readonly prefix: string;
  readonly podSpec: Fields;
  /** One on every node that takes it. */
  readonly isOnEveryNode: boolean;
}

/** Values lie no deeper, and whoever nests them deeper asks for nothing. */
const deepest = 12;

/** Fields of which one alone says that a map describes pods. */
const telling = ["nodeSelector", "tolerations"] as const;

/** Maps inside of a value that say on which nodes pods run, with the way to them. */
function wishesIn(root: Found, start: string): [prefix: string, podSpec: Fields][] {
  const found: [prefix: string, podSpec: Fields][] = [];
  const visit = (value: Found, path: string, depth: number): void => {
    if (depth > deepest) return;
    if (isList(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}[${index}]`, depth);
    }
    // What is switched off asks for nothing.
    if (!isMap(value) || value.enabled === false) return;
    const prefix = path === "" ? "" : `${path}.`;
    if (telling.some((field) => isMap(value[field]) || isList(value[field]))) found.push([prefix, value]);
    for (const field of Object.keys(value)) {
      const item = value[field];
      // A selector is a map of labels, whatever they are called.
      if (typeof item !== "object" || field === "nodeSelector") continue;
      visit(item, `${prefix}${field}`, depth + 1);
    }
  };
  visit(root, start, 0);
  return found;
}

/** Groups whose objects describe something else by the same words. */
const otherGroups = new Set(["argoproj.io", "apiextensions.k8s.io", "karpenter.sh", "karpenter.k8s.aws"]);

function* ofOperators({ resources }: Graph): Generator<PodWish> {
  for (const at of resources) {
    const group = groupOf(at.object.apiVersion);
    if (isBuiltinGroup(group) || otherGroups.has(group)) continue;
    for (const [prefix, podSpec] of wishesIn(at.object.spec, "spec")) {
      yield { at, prefix, podSpec, isOnEveryNode: false };
    }
  }
}

function* ofCharts({ charts }: Graph): Generator<PodWish> {
  for (const { values, unit, by } of charts) {
    for (const [prefix, podSpec] of wishesIn(values, "")) {
      yield { at: by ?? unit, prefix, podSpec, isOnEveryNode: false };
    }
  }
}

/** What the pods of workloads ask for, those that operators make, and those of charts by their values. */
export const podWishes = oncePerGraph((graph): readonly PodWish[] => [
  ...graph.workloads.map(({ resource, podSpec }) => ({
    at: resource,
    prefix: "",
    podSpec,
    isOnEveryNode: resource.object.kind === "DaemonSet",
  })),
  ...ofOperators(graph),
  ...ofCharts(graph),
]);
