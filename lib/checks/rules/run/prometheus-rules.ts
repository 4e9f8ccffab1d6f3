import { repeated } from "#lib/model/repeated.ts";
import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import { placeOf, prometheusRule, type QueryRule, queryRulesOf } from "../../promql/prometheus-rules.ts";
import type { Rule, Violation } from "../../rule.ts";

function* groupViolations(at: Resource): Generator<Violation> {
  const groups = listAt(at.object, "spec", "groups");
  for (const name of repeated(groups.flatMap((group) => textAt(group, "name") ?? []))) {
    yield { at, message: `two groups have the name ${name}`, fix: "rename one, or make one of both" };
  }
}

function nameViolation(rule: QueryRule): Violation {
  const { at, alert } = rule;
  const is = alert === undefined ? "neither an alert nor a record" : "an alert and a record at once";
  return { at, message: `${placeOf(rule)} is ${is}`, fix: "name it in one of the fields alert and record" };
}

/** Rules are alerts or records, in groups of their own names. */
export const prometheusRules: Rule = {
  number: 311,
  name: "prometheus-rules",
  reason:
    "The operator leaves a PrometheusRule out that Prometheus would not load, and none of its alerts fires.",
  see: "https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group",
  *check(graph) {
    for (const at of graph.ofKind(prometheusRule)) yield* groupViolations(at);
    for (const rule of queryRulesOf(graph)) {
      if ((rule.alert === undefined) === (rule.record === undefined)) yield nameViolation(rule);
    }
  },
};
