import type { Fields, Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import type { Unit } from "#lib/render/tree.ts";
import { type Found, isList, isMap, type Path } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kindsOfGraph } from "../graph/kinds-of-graph.ts";
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

/** Whether one of its fields says that a map describes pods. */
function describesPods({ nodeSelector, tolerations }: Fields): boolean {
  return isMap(nodeSelector) || isList(nodeSelector) || isMap(tolerations) || isList(tolerations);
}

/** A way into a value as people write it: `spec.nodeSets[0].`; empty for the value itself. */
function prefixOf(path: Path): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return text === "" ? "" : `${text.slice(1)}.`;
}

/** Maps inside of a value that say on which nodes pods run, with the way to them. */
function wishesIn(root: Found, start: Path): [prefix: string, podSpec: Fields][] {
  const found: [prefix: string, podSpec: Fields][] = [];
  const path = [...start];
  const visit = (value: Found, depth: number): void => {
    if (depth > deepest || typeof value !== "object" || value === null) return;
    if (isList(value)) {
      for (let index = 0; index < value.length; index++) {
        if (typeof value[index] !== "object") continue;
        path.push(index);
        visit(value[index], depth);
        path.pop();
      }
      return;
    }
    // What is switched off asks for nothing.
    if (!isMap(value) || value.enabled === false) return;
    if (describesPods(value)) found.push([prefixOf(path), value]);
    for (const field of Object.keys(value)) {
      const item = value[field];
      // A selector is a map of labels, whatever they are called.
      if (typeof item !== "object" || field === "nodeSelector") continue;
      path.push(field);
      visit(item, depth + 1);
      path.pop();
    }
  };
  visit(root, 0);
  return found;
}

/** Groups whose objects describe no pods, or something else by the same words. */
const otherGroups = new Set([
  "argoproj.io",
  "apiextensions.k8s.io",
  "autoscaling.k8s.io",
  "external-secrets.io",
  "karpenter.sh",
  "karpenter.k8s.aws",
]);

/** Kinds without pods of operators that have others with them: trees have very many of these. */
const otherKinds = new Set(["PodMonitor", "Probe", "PrometheusRule", "ScrapeConfig", "ServiceMonitor"]);

function* ofOperators(graph: Graph): Generator<PodWish> {
  for (const kind of kindsOfGraph(graph)) {
    if (isBuiltinGroup(kind.group) || otherGroups.has(kind.group) || otherKinds.has(kind.kind)) continue;
    for (const at of graph.ofKind(kind)) {
      for (const [prefix, podSpec] of wishesIn(at.object.spec, ["spec"])) {
        yield { at, prefix, podSpec, isOnEveryNode: false };
      }
    }
  }
}

function* ofCharts({ charts }: Graph): Generator<PodWish> {
  for (const { values, unit, by } of charts) {
    for (const [prefix, podSpec] of wishesIn(values, [])) {
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
