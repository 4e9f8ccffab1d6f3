import type { Graph } from "./graph.ts";
import type { Selector } from "./labels.ts";

/** Whether pods exist: in the tree or by the facts, nowhere, or perhaps where neither shows them. */
export type Presence = "present" | "unknown" | "absent";

/** Whether pods of a namespace have the labels that a selector asks for. */
export function presenceOf(graph: Graph, namespace: string, selector: Selector): Presence {
  const { pods, chartPods, unseen } = graph;
  if (pods.matching(namespace, selector).length > 0) return "present";
  if (chartPods.matching(namespace, selector).length > 0) return "present";
  return unseen.has(namespace) ? "unknown" : "absent";
}
