import { matches, selectorText } from "../../graph/labels.ts";
import type { Rule } from "../../rule.ts";

function labelsText(labels: ReadonlyMap<string, string>): string {
  return labels.size === 0 ? "no labels" : selectorText({ labels: [...labels], expressions: [] });
}

/** Workloads select the pods that they make. */
export const workloadSelectors: Rule = {
  number: 121,
  name: "workload-selectors",
  reason: "The API server refuses a workload that would not find the pods that it makes.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
  *check({ workloads }) {
    for (const { resource: at, selector, labels } of workloads) {
      if (selector === undefined || matches(selector, labels)) continue;
      yield {
        at,
        message: `spec.selector asks for ${selectorText(selector)}, but its pods have ${labelsText(labels)}`,
        fix: "give spec.selector and spec.template.metadata.labels the same labels",
      };
    }
  },
};
