import { queriesOf } from "../../promql/queries.ts";
import type { Query } from "../../promql/query.ts";
import { type Matcher, valuesIn } from "../../promql/series.ts";
import type { Rule, Violation } from "../../rule.ts";

const truth = ["true", "false", "unknown"];

/**
 * Labels of kube-state-metrics that have one of few values.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics
 */
const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  kube_deployment_status_condition: {
    status: truth,
    condition: ["Available", "Progressing", "ReplicaFailure"],
  },
  kube_job_failed: { condition: truth },
  kube_job_complete: { condition: truth },
  kube_namespace_status_phase: { phase: ["Active", "Terminating"] },
  kube_node_status_condition: { status: truth },
  kube_persistentvolume_status_phase: { phase: ["Available", "Bound", "Failed", "Pending", "Released"] },
  kube_persistentvolumeclaim_status_phase: { phase: ["Bound", "Lost", "Pending"] },
  kube_pod_status_phase: { phase: ["Failed", "Pending", "Running", "Succeeded", "Unknown"] },
  kube_pod_status_ready: { condition: truth },
  kube_pod_status_scheduled: { condition: truth },
};

function choicesOf(metric: string, label: string): readonly string[] | undefined {
  const labels = Object.hasOwn(choices, metric) ? choices[metric] : undefined;
  return labels && Object.hasOwn(labels, label) ? labels[label] : undefined;
}

function* violationsOf(
  metric: string,
  matcher: Matcher,
  known: readonly string[],
  queries: readonly Query[],
): Generator<Violation> {
  for (const { at, title, query } of queries) {
    const wrong = valuesIn(query, matcher).find((value) => !known.includes(value));
    if (wrong === undefined) continue;
    yield {
      at,
      message: `${title} reads ${metric} with ${matcher.label} ${wrong}, which it never has: it is empty for ever`,
      fix: `write one of ${known.join(", ")}`,
    };
  }
}

/** Queries ask for values that labels have. */
export const seriesValues: Rule = {
  number: 322,
  name: "series-values",
  reason: "A query for a phase or a condition that does not exist is empty, and the alert on it never fires.",
  see: "https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics",
  *check(graph) {
    for (const [{ series }, queries] of queriesOf(graph)) {
      for (const { metric = "", matchers } of series) {
        for (const matcher of matchers) {
          const known = choicesOf(metric, matcher.label);
          if (known !== undefined) yield* violationsOf(metric, matcher, known, queries);
        }
      }
    }
  },
};
