import { repeated } from "#lib/model/repeated.ts";
import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, numberAt, textAt, textEntriesAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Violation } from "../../rule.ts";
import { faultsIn } from "./promql.ts";

const prometheusRule = { group: "monitoring.coreos.com", kind: "PrometheusRule" };

/** An action of a Go template, whole, with its texts. */
const action =
  /\{\{-?\s?\/\*.*?\*\/\s?-?\}\}|\{\{(?:[^"'`}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\}(?!\}))*\}\}/gs;

function* inQuery(at: Resource, name: string, rule: Value): Generator<Violation> {
  const query = textAt(rule, "expr")?.trim() ?? "";
  if (query === "") {
    if (numberAt(rule, "expr") === undefined)
      yield { at, message: `${name} has no query`, fix: "write its PromQL into expr" };
    return;
  }
  for (const { message, fix } of faultsIn(query, "no range")) {
    yield { at, message: `query of ${name} ${message}`, fix };
  }
}

/** @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating */
function* inTemplates(at: Resource, name: string, rule: Value): Generator<Violation> {
  for (const field of ["labels", "annotations"]) {
    for (const [key, template] of textEntriesAt(rule, field)) {
      const rest = template.replaceAll(action, "");
      if (rest.includes("{{")) {
        yield {
          at,
          message: `${field}.${key} of ${name} opens {{ and does not close it`,
          fix: "close it with }}",
        };
      } else if (rest.includes("}}")) {
        const message = `${field}.${key} of ${name} closes }} that nothing opens`;
        yield { at, severity: "warning", message, fix: "open it with {{" };
      }
    }
  }
}

function* inRule(at: Resource, rule: Value, place: string): Generator<Violation> {
  const [alert, record] = [textAt(rule, "alert"), textAt(rule, "record")];
  if ((alert === undefined) === (record === undefined)) {
    const is = alert === undefined ? "neither an alert nor a record" : "an alert and a record at once";
    yield { at, message: `${place} is ${is}`, fix: "name it in one of the fields alert and record" };
  }
  if (alert === undefined) return yield* inQuery(at, record === undefined ? place : `record ${record}`, rule);
  yield* inQuery(at, `alert ${alert}`, rule);
  yield* inTemplates(at, `alert ${alert}`, rule);
}

/**
 * What the operator's webhook refuses of a PrometheusRule although its schema allows it.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group
 */
export function* prometheusRuleViolations(graph: Graph): Generator<Violation> {
  for (const at of graph.ofKind(prometheusRule)) {
    const groups = listAt(at.object, "spec", "groups");
    for (const name of repeated(groups.flatMap((group) => textAt(group, "name") ?? []))) {
      yield { at, message: `two groups have the name ${name}`, fix: "rename one, or make one of both" };
    }
    for (const [i, group] of groups.entries()) {
      for (const [j, rule] of listAt(group, "rules").entries()) {
        yield* inRule(at, rule, `spec.groups[${i}].rules[${j}]`);
      }
    }
  }
}
