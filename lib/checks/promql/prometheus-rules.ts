import type { Resource, Value } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** Kind of the operator of Prometheus. */
export const prometheusRule = { group: "monitoring.coreos.com", kind: "PrometheusRule" };

/** One rule of a PrometheusRule. */
export interface QueryRule {
  readonly at: Resource;
  readonly fields: Value;
  /** `spec.groups[0].rules[0]`. */
  readonly place: string;
  /** `alert ShopIsDown`, `record shop:up`, or its place where it has no name. */
  readonly title: string;
}

function titleOf(fields: Value, place: string): string {
  const [alert, record] = [textAt(fields, "alert"), textAt(fields, "record")];
  if (alert !== undefined) return `alert ${alert}`;
  return record === undefined ? place : `record ${record}`;
}

/** Every rule of every PrometheusRule. */
export const queryRulesOf = oncePerGraph((graph): readonly QueryRule[] =>
  graph.ofKind(prometheusRule).flatMap((at) =>
    listAt(at.object, "spec", "groups").flatMap((group, i) =>
      listAt(group, "rules").map((fields, j) => {
        const place = `spec.groups[${i}].rules[${j}]`;
        return { at, fields, place, title: titleOf(fields, place) };
      }),
    ),
  ),
);
