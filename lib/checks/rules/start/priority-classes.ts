import { isTrueAt, numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Those above are Kubernetes' own. */
const HIGHEST = 1_000_000_000;

/** Pods below are evicted without asking by the cluster autoscaler, which adds no nodes for them. */
const EXPENDABLE = -10;

function* ofValues(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(kinds.priorityClass)) {
    const [value, { name }] = [numberAt(at.object, "value"), at.object.metadata];
    if (value !== undefined && value > HIGHEST && !name.startsWith("system-")) {
      const message = `its value is ${value}, and those above ${HIGHEST} are kept for Kubernetes: the API server refuses it`;
      yield { at, message, fix: `write a number up to ${HIGHEST}` };
    }
    if (name.startsWith("system-") && name !== "system-cluster-critical" && name !== "system-node-critical") {
      const message = "its name begins with system-, which is kept for Kubernetes: the API server refuses it";
      yield { at, message, fix: "give it another name" };
    }
  }
  const [first, ...others] = graph
    .ofKind(kinds.priorityClass)
    .filter(({ object }) => isTrueAt(object, "globalDefault"));
  for (const at of others) {
    const message = `it is the globalDefault beside PriorityClass ${first?.object.metadata.name}: the API server refuses the second`;
    yield { at, message, fix: "make one of them the default" };
  }
}

/** `postgres` of `registry.example.com/library/postgres:16.1`. */
function imageName(image: string): string {
  return image.replace(/^.*\//, "").replace(/[:@].*$/, "");
}

/** Pods that only keep room for others are to be evicted. */
const placeholder = /^(pause|sleep)/;

function* ofExpendable(graph: Graph): Generator<Violation> {
  const values = new Map(
    graph.ofKind(kinds.priorityClass).map(({ object }) => [object.metadata.name, numberAt(object, "value")]),
  );
  const users = Map.groupBy(graph.workloads, ({ podSpec }) => textAt(podSpec, "priorityClassName") ?? "");
  for (const [name, workloads] of users) {
    const value = values.get(name);
    if (value === undefined || value >= EXPENDABLE) continue;
    for (const { resource: at, containers } of workloads) {
      const images = containers.map(({ fields }) => imageName(textAt(fields, "image") ?? ""));
      if (images.every((image) => placeholder.test(image))) continue;
      yield {
        at,
        severity: "warning",
        message: `its pods run ${enumerate([...new Set(images)])} with PriorityClass ${name} of value ${value}: below ${EXPENDABLE} the cluster autoscaler adds no node for them, and removes theirs`,
        fix: `raise the value to ${EXPENDABLE} or more`,
      };
    }
  }
}

/** Priorities are such as Kubernetes and the cluster autoscaler take them. */
export const priorityClasses: Rule = {
  number: 279,
  name: "priority-classes",
  compares: true,
  reason: "A priority that is refused stops its pods, and one that is too low makes them expendable.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass",
  *check(graph) {
    yield* ofValues(graph);
    yield* ofExpendable(graph);
  },
};
