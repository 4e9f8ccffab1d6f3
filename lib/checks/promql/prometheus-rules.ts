import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Query } from "./query.ts";
import { shapeOf } from "./shapes.ts";

/** Kind of the operator of Prometheus. */
export const prometheusRule = { group: "monitoring.coreos.com", kind: "PrometheusRule" };

/** One rule of a PrometheusRule. */
export interface QueryRule extends Query {
  readonly fields: Value;
  readonly alert: string | undefined;
  readonly record: string | undefined;
  /** Indexes of its group and of itself. */
  readonly position: readonly [group: number, rule: number];
}

/** `spec.groups[0].rules[0]`. */
export function placeOf({ position: [group, rule] }: Pick<QueryRule, "position">): string {
  return `spec.groups[${group}].rules[${rule}]`;
}

function queryRuleOf(at: Resource, fields: Value, position: QueryRule["position"]): QueryRule {
  const [alert, record] = [textAt(fields, "alert"), textAt(fields, "record")];
  const query = textAt(fields, "expr")?.trim() ?? "";
  const name = alert === undefined ? record && `record ${record}` : `alert ${alert}`;
  const title = name ?? placeOf({ position });
  return { at, title, query, shape: shapeOf(query), fields, alert, record, position };
}

/** Every rule of every PrometheusRule. */
export const queryRulesOf = oncePerGraph((graph): readonly QueryRule[] =>
  graph
    .ofKind(prometheusRule)
    .flatMap((at) =>
      listAt(at.object, "spec", "groups").flatMap((group, i) =>
        listAt(group, "rules").map((fields, j) => queryRuleOf(at, fields, [i, j])),
      ),
    ),
);
