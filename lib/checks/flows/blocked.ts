import type { Graph } from "../graph/graph.ts";
import { blockOf } from "../reach/reach.ts";
import { blockedFault } from "../reach/wording.ts";
import type { Violation } from "../rule.ts";
import { flowsFrom } from "./all.ts";
import type { Cause, Flow } from "./flow.ts";

function violationOf(graph: Graph, flow: Flow): Violation | undefined {
  const surely: Flow = flow.isGuess ? { ...flow, port: { ...flow.port, number: undefined } } : flow;
  const block = blockOf(graph, surely);
  if (block !== undefined) return { at: flow.at, ...blockedFault(flow.what, flow, block) };
  const likely = flow.isGuess ? blockOf(graph, flow) : undefined;
  return likely && { at: flow.at, severity: "warning", ...blockedFault(flow.what, flow, likely) };
}

/** Flows of a cause that policies stop. */
export function* blockedFlows(graph: Graph, cause: Cause): Generator<Violation> {
  for (const flow of flowsFrom(graph, cause)) {
    const violation = violationOf(graph, flow);
    if (violation !== undefined) yield violation;
  }
}
