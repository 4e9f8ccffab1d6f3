import type { Resource } from "#lib/render/resource.ts";
import type { Graph } from "../graph/graph.ts";
import { namespaceOf } from "../graph/kind.ts";
import { type Selector, selectorText } from "../graph/labels.ts";
import { presenceOf } from "../graph/presence.ts";
import type { Violation } from "../rule.ts";
import { enumerate } from "../wording.ts";

/** Holds that a selector matches the pods of exactly one workload of the resource's namespace. */
export function* exactlyOneWorkload(
  graph: Graph,
  at: Resource,
  place: string,
  selector: Selector,
): Generator<Violation> {
  const namespace = namespaceOf(at);
  // A workload that is declared twice is a matter of identity.
  const matched = [...new Set(graph.pods.matching(namespace, selector).map(({ title }) => title))];
  const wanted = `${place} asks for ${selectorText(selector) || "every pod"}`;
  const presence = presenceOf(graph, namespace, selector);
  if (presence !== "present") {
    yield {
      at,
      ...(presence === "unknown" && { severity: "warning" }),
      message: `${wanted}, which no pods of namespace ${namespace} have`,
      fix: "write the labels of the pods that are meant",
    };
  } else if (matched.length > 1) {
    yield {
      at,
      message: `${wanted}, which the pods of ${enumerate(matched)} have`,
      fix: "add a label that only one of them has",
    };
  }
}
