import type { Graph } from "../../graph/graph.ts";
import { matches, selectorText } from "../../graph/labels.ts";
import type { Violation } from "../../rule.ts";

function labelsText(labels: ReadonlyMap<string, string>): string {
  return labels.size === 0 ? "no labels" : selectorText({ labels: [...labels], expressions: [] });
}

/** Workloads whose selector does not match the pods that they make: the API server refuses them. */
export function* templateViolations({ workloads }: Graph): Generator<Violation> {
  for (const { resource: at, selector, labels } of workloads) {
    if (selector === undefined || matches(selector, labels)) continue;
    yield {
      at,
      message: `spec.selector asks for ${selectorText(selector)}, but its pods have ${labelsText(labels)}`,
      fix: "give spec.selector and spec.template.metadata.labels the same labels",
    };
  }
}
