import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** A query by which KEDA scales. */
export interface ScalerQuery {
  readonly at: Resource;
  readonly title: string;
  readonly query: string;
}

const scaled = ["ScaledObject", "ScaledJob"].map((kind) => ({ group: "keda.sh", kind }));

/**
 * Every query of a trigger of KEDA that reads Prometheus.
 *
 * @see https://keda.sh/docs/latest/scalers/prometheus/
 */
export const scalerQueriesOf = oncePerGraph((graph): readonly ScalerQuery[] =>
  scaled.flatMap((kind) =>
    graph.ofKind(kind).flatMap((at) =>
      listAt(at.object, "spec", "triggers").flatMap((trigger, index) => {
        const query = textAt(trigger, "metadata", "query");
        const isPrometheus = textAt(trigger, "type") === "prometheus";
        return isPrometheus && query !== undefined ? [{ at, title: `spec.triggers[${index}]`, query }] : [];
      }),
    ),
  ),
);
