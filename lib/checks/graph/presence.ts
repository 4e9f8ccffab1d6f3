import type { Graph } from "./graph.ts";
import { kindOf } from "./kind.ts";
import type { Selector } from "./labels.ts";
import { mayMakePods } from "./unseen.ts";

/** Whether pods exist: in the tree or by the facts, nowhere, or perhaps where neither shows them. */
export type Presence = "present" | "unknown" | "absent";

/**
 * Whether the labels are those that an operator gives to pods that it makes: their keys are in the group of a
 * custom resource of the namespace, as `elasticsearch.k8s.elastic.co/cluster-name`.
 */
function isOperators({ resources }: Graph, namespace: string, { labels }: Selector): boolean {
  const groups = new Set(labels.map(([key]) => key.split("/")[0] ?? ""));
  return resources.some(
    (resource) =>
      resource.namespace === namespace && groups.has(kindOf(resource.object).group) && mayMakePods(resource),
  );
}

/** Whether pods of a namespace have the labels that a selector asks for. */
export function presenceOf(graph: Graph, namespace: string, selector: Selector): Presence {
  const { pods, chartPods, unseen } = graph;
  if (pods.matching(namespace, selector).length > 0) return "present";
  if (chartPods.matching(namespace, selector).length > 0) return "present";
  if (isOperators(graph, namespace, selector)) return "present";
  return unseen.has(namespace) ? "unknown" : "absent";
}
