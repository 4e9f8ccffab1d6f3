import type { Resource } from "#lib/render/resource.ts";
import type { Fault } from "./fault.ts";
import { brokenExpressions } from "./regular-expressions.ts";
import type { Shape } from "./shape.ts";

/** A query of a rule, a scaler or a dashboard, with what it reads. */
export interface Query {
  readonly at: Resource;
  /** `alert ShopIsDown`, `panel "Requests" in shop.json`. */
  readonly title: string;
  /** As it is written; empty where there is none. */
  readonly query: string;
  readonly shape: Shape;
}

/**
 * What Prometheus refuses in a query.
 *
 * @param result whether the query may yield a range vector, as one of a dashboard may and one of a rule may not
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
 */
export function faultsIn({ query, shape }: Query, result: "anything" | "no range"): readonly Fault[] {
  const { faults, ranges, expressions } = shape;
  if (faults.length + ranges.length + expressions.length === 0) return faults;
  return [...faults, ...(result === "no range" ? ranges : []), ...brokenExpressions(query, expressions)];
}
