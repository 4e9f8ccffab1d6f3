import type { Graph } from "./graph.ts";
import { kindOf } from "./kind.ts";
import type { Selector } from "./labels.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import { mayMakePods } from "./unseen.ts";

/** Whether pods exist: in the tree or by the facts, nowhere, or perhaps where neither shows them. */
export type Presence = "present" | "unknown" | "absent";

/** By namespace the groups of its custom resources that operators may make pods of. */
const groupsWithPods = oncePerGraph(({ resources }) => {
  const groups = new Map<string, Set<string>>();
  for (const resource of resources) {
    if (!mayMakePods(resource)) continue;
    const { namespace = "" } = resource;
    const own = groups.get(namespace) ?? new Set();
    groups.set(namespace, own.add(kindOf(resource.object).group));
  }
  return groups;
});

/**
 * Whether the labels are those that an operator gives to pods that it makes: their keys are in the group of a
 * custom resource of the namespace, as `elasticsearch.k8s.elastic.co/cluster-name`.
 */
function isOperators(graph: Graph, namespace: string, { labels, expressions }: Selector): boolean {
  const groups = groupsWithPods(graph).get(namespace);
  const asked = expressions.filter(({ operator }) => operator === "In" || operator === "Exists");
  const keys = [...labels.map(([key]) => key), ...asked.map(({ key }) => key)];
  return groups !== undefined && keys.some((key) => groups.has(key.split("/")[0] ?? ""));
}

/** Whether pods of a namespace have the labels that a selector asks for. */
export function presenceOf(graph: Graph, namespace: string, selector: Selector): Presence {
  const { pods, chartPods, unseen } = graph;
  if (pods.matching(namespace, selector).length > 0) return "present";
  if (chartPods.matching(namespace, selector).length > 0) return "present";
  if (isOperators(graph, namespace, selector)) return "present";
  return unseen.has(namespace) ? "unknown" : "absent";
}
