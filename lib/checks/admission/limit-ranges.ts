import type { Fields, Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, textAt } from "../graph/fields.ts";
import { namespaceOf } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Container } from "../graph/workload.ts";

const limitRange = { group: "", kind: "LimitRange" };

/** One item of a LimitRange. */
export interface Range {
  readonly from: Resource;
  /** `Container`, `Pod` or `PersistentVolumeClaim`. */
  readonly type: string;
  readonly fields: Fields;
}

/** Items of the LimitRanges of a tree, by namespace. */
export const rangesByNamespace = oncePerGraph((graph): ReadonlyMap<string, readonly Range[]> => {
  const ranges = graph
    .ofKind(limitRange)
    .flatMap((from) =>
      listAt(from.object, "spec", "limits").map(
        (item): Range => ({ from, type: textAt(item, "type") ?? "", fields: mapAt(item) }),
      ),
    );
  return Map.groupBy(ranges, ({ from }) => namespaceOf(from));
});

/** What a container asks for and may have, by resource. */
export interface Resources {
  readonly requests: Fields;
  readonly limits: Fields;
}

function withoutNulls(fields: Fields): Fields {
  if (!Object.values(fields).includes(null)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** What LimitRanges give to containers: of several the first. */
const defaultsOf = once((ranges: readonly Range[]): Resources => {
  let [requests, limits]: [Fields, Fields] = [{}, {}];
  for (const { type, fields: range } of ranges) {
    if (type !== "Container") continue;
    const usual = { ...mapAt(range, "max"), ...mapAt(range, "default") };
    const least = { ...mapAt(range, "min"), ...usual, ...mapAt(range, "defaultRequest") };
    limits = { ...usual, ...limits };
    requests = { ...least, ...requests };
  }
  return { requests, limits };
});

const completed = once(({ fields }: Container, ranges: readonly Range[]): Resources => {
  const own = mapAt(fields, "resources");
  const limits = withoutNulls(mapAt(own, "limits"));
  const requests = withoutNulls(mapAt(own, "requests"));
  const usual = defaultsOf(ranges);
  // The API server copies limits to requests before LimitRanges are looked at.
  return { requests: { ...usual.requests, ...limits, ...requests }, limits: { ...usual.limits, ...limits } };
});

/**
 * Resources of a container as the API server completes them: by the defaults of LimitRanges, whose `max` and `min` are
 * defaults as well, and by the limit where a request is missing.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/#limitrange-and-admission-checks-for-pods
 */
export function resourcesOf(container: Container, ranges: readonly Range[]): Resources {
  return completed(container, ranges);
}
