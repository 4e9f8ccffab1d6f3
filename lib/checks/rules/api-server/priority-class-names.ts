import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Classes that Kubernetes makes itself. */
const own = new Set(["system-cluster-critical", "system-node-critical"]);

/** PriorityClasses are not called like those of Kubernetes itself. */
export const priorityClassNames: Rule = {
  number: 170,
  name: "priority-class-names",
  reason: "The API server refuses a PriorityClass whose name begins like those of Kubernetes itself.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass",
  *check(graph) {
    for (const at of graph.ofKind(kinds.priorityClass)) {
      const { name } = at.object.metadata;
      if (!name.startsWith("system-") || own.has(name)) continue;
      const message = `its name "${name}" begins with "system-", which only classes of Kubernetes do`;
      yield { at, message, fix: "choose another name" };
    }
  },
};
