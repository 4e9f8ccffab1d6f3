import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { callsOf } from "./calls.ts";
import { entriesOf } from "./entries.ts";
import type { Cause, Flow } from "./flow.ts";
import { scrapesOf } from "./scrapes.ts";
import { webhookCallsOf } from "./webhooks.ts";

/** Every flow of traffic that something in the tree asks for, as far as both of its ends are known. */
export const flowsOf = oncePerGraph((graph): readonly Flow[] => [
  ...graph.workloads.flatMap((workload) => callsOf(graph, workload)),
  ...entriesOf(graph),
  ...scrapesOf(graph),
  ...webhookCallsOf(graph),
]);

/** Flows of one cause. */
export function flowsFrom(graph: Graph, cause: Cause): Flow[] {
  return flowsOf(graph).filter((flow) => flow.cause === cause);
}
