import { listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Query } from "./query.ts";
import { shapeOf } from "./shapes.ts";

const scaled = ["ScaledObject", "ScaledJob"].map((kind) => ({ group: "keda.sh", kind }));

/**
 * Every query of a trigger of KEDA that reads Prometheus.
 *
 * @see https://keda.sh/docs/latest/scalers/prometheus/
 */
export const scalerQueriesOf = oncePerGraph((graph): readonly Query[] =>
  scaled.flatMap((kind) =>
    graph.ofKind(kind).flatMap((at) =>
      listAt(at.object, "spec", "triggers").flatMap((trigger, index) => {
        const query = textAt(trigger, "metadata", "query");
        if (query === undefined || textAt(trigger, "type") !== "prometheus") return [];
        return [{ at, title: `spec.triggers[${index}]`, query, shape: shapeOf(query) }];
      }),
    ),
  ),
);
