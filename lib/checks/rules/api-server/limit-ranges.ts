import { type Found, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Bounds of a limit, the smaller one first; what is only for containers comes last. */
const pairs = [
  ["min", "max"],
  ["min", "defaultRequest"],
  ["min", "default"],
  ["defaultRequest", "default"],
  ["defaultRequest", "max"],
  ["default", "max"],
] as const;

function* ofPairs(place: string, limit: Found): Generator<Fault> {
  for (const [low, high] of pairs) {
    for (const [resource, least] of Object.entries(mapAt(limit, low))) {
      const most = valueAt(limit, high, resource);
      const [small, large] = [quantityOf(least), quantityOf(most)];
      if (small === undefined || large === undefined || small <= large) continue;
      yield {
        message: `${place}.${low}.${resource} is ${least}, above ${high} of ${most}`,
        fix: `raise ${high}, or lower ${low}`,
      };
    }
  }
}

function* faultsOf(place: string, limit: Found): Generator<Fault> {
  yield* ofPairs(place, limit);
  const type = textAt(limit, "type");
  if (type === "Pod") {
    for (const field of ["default", "defaultRequest"]) {
      if (Object.keys(mapAt(limit, field)).length === 0) continue;
      yield {
        message: `${place}.${field} is for pods, which have no defaults`,
        fix: "write it under type Container",
      };
    }
  }
  for (const [resource, ratio] of Object.entries(mapAt(limit, "maxLimitRequestRatio"))) {
    const amount = quantityOf(ratio);
    if (amount === undefined || amount >= 10n ** 9n) continue;
    yield { message: `${place}.maxLimitRequestRatio.${resource} is ${ratio}`, fix: "write 1 or more" };
  }
  const isClaim = type === "PersistentVolumeClaim";
  const hasStorage = ["min", "max"].some((field) => valueAt(limit, field, "storage") !== undefined);
  if (isClaim && !hasStorage) {
    yield {
      message: `${place} is for claims, but bounds no storage`,
      fix: "write min.storage or max.storage",
    };
  }
}

/** Bounds of LimitRanges leave something between them. */
export const limitRanges: Rule = {
  number: 155,
  name: "limit-ranges",
  reason:
    "The API server refuses a LimitRange whose defaults lie outside its bounds, or whose bounds leave nothing.",
  see: "https://kubernetes.io/docs/concepts/policy/limit-range/",
  *check(graph) {
    for (const at of graph.ofKind({ group: "", kind: "LimitRange" })) {
      const types = new Set<string>();
      for (const [i, limit] of listAt(at.object, "spec", "limits").entries()) {
        for (const fault of faultsOf(`spec.limits[${i}]`, limit)) yield { at, ...fault };
        const type = textAt(limit, "type") ?? "";
        if (types.has(type)) {
          yield { at, message: `spec.limits has the type ${type} twice`, fix: "make one item of them" };
        }
        types.add(type);
      }
    }
  },
};
