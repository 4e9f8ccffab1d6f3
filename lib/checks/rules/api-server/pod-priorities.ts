import { numberAt, textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Values of the classes that Kubernetes makes itself. */
const own = [
  ["system-cluster-critical", 2_000_000_000],
  ["system-node-critical", 2_000_001_000],
] as const;

/** Pods have the priority of their class. */
export const podPriorities: Rule = {
  number: 181,
  name: "pod-priorities",
  reason: "The API server refuses a pod whose priority is another than that of its PriorityClass.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority",
  *check(graph) {
    const values = new Map<string, number | undefined>([
      ...own,
      ...graph
        .ofKind(kinds.priorityClass)
        .map(({ object }) => [object.metadata.name, numberAt(object, "value")] as const),
    ]);
    for (const { resource: at, podSpec } of graph.workloads) {
      const priority = numberAt(podSpec, "priority");
      const className = textAt(podSpec, "priorityClassName");
      const value = values.get(className ?? "");
      if (priority === undefined || value === undefined || priority === value) continue;
      yield {
        at,
        message: `priority is ${priority}, and its PriorityClass ${className} has ${value}`,
        fix: "remove priority",
      };
    }
  },
};
