import type { Graph } from "../graph/graph.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { panelQueriesOf } from "./panel-queries.ts";
import { queryRulesOf } from "./prometheus-rules.ts";
import type { Query } from "./query.ts";
import { scalerQueriesOf } from "./scaler-queries.ts";
import type { Shape } from "./shape.ts";

/** Queries by what they have in common: nearly everything that can be wrong with one. */
export type ByShape = ReadonlyMap<Shape, readonly Query[]>;

/** Every query of a cluster that is PromQL. */
export const queriesOf = oncePerGraph(
  (graph: Graph): ByShape =>
    Map.groupBy(
      [...queryRulesOf(graph), ...scalerQueriesOf(graph), ...panelQueriesOf(graph)],
      ({ shape }) => shape,
    ),
);

/** Queries by each metric that they read. Those of one shape are one list: there are few metrics, and many queries. */
export const queriesByMetric = oncePerGraph((graph): ReadonlyMap<string, readonly (readonly Query[])[]> => {
  const found = new Map<string, (readonly Query[])[]>();
  for (const [{ series }, queries] of queriesOf(graph)) {
    for (const metric of new Set(series.flatMap((one) => one.metric ?? []))) {
      const others = found.get(metric);
      if (others === undefined) found.set(metric, [queries]);
      else others.push(queries);
    }
  }
  return found;
});
