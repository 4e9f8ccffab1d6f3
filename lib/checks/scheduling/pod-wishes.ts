import { type Fields, groupOf, type Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import type { Unit } from "#lib/render/tree.ts";
import { type Found, isList, isMap } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";

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
function* wishesIn(value: Found, path: readonly string[] = []): Generator<[prefix: string, podSpec: Fields]> {
  if (path.length > deepest) return;
  if (isList(value)) {
    const last = path.at(-1) ?? "";
    for (const [index, item] of value.entries())
      yield* wishesIn(item, [...path.slice(0, -1), `${last}[${index}]`]);
  }
  // What is switched off asks for nothing.
  if (!isMap(value) || value.enabled === false) return;
  if (telling.some((field) => isMap(value[field]) || isList(value[field]))) {
    yield [path.map((step) => `${step}.`).join(""), value];
  }
  for (const [field, item] of Object.entries(value)) {
    // A selector is a map of labels, whatever they are called.
    if (field !== "nodeSelector") yield* wishesIn(item, [...path, field]);
  }
}

/** Groups whose objects describe something else by the same words. */
const otherGroups = new Set(["argoproj.io", "apiextensions.k8s.io", "karpenter.sh", "karpenter.k8s.aws"]);

function* ofOperators({ resources }: Graph): Generator<PodWish> {
  for (const at of resources) {
    const group = groupOf(at.object.apiVersion);
    if (isBuiltinGroup(group) || otherGroups.has(group)) continue;
    for (const [prefix, podSpec] of wishesIn(at.object.spec, ["spec"])) {
      yield { at, prefix, podSpec, isOnEveryNode: false };
    }
  }
}

function* ofCharts({ charts }: Graph): Generator<PodWish> {
  for (const { values, unit, by } of charts) {
    for (const [prefix, podSpec] of wishesIn(values)) {
      yield { at: by ?? unit, prefix, podSpec, isOnEveryNode: false };
    }
  }
}

/** What the pods of workloads ask for, those that operators make, and those of charts by their values. */
export function* podWishes(graph: Graph): Generator<PodWish> {
  for (const { resource, podSpec } of graph.workloads) {
    yield { at: resource, prefix: "", podSpec, isOnEveryNode: resource.object.kind === "DaemonSet" };
  }
  yield* ofOperators(graph);
  yield* ofCharts(graph);
}
