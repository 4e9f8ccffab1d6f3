import { forms } from "../../fields/forms.ts";
import { isCounted } from "../../fields/resource-names.ts";
import { type Found, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** One, in the billionths that quantities are compared in. */
const billion = 10n ** 9n;

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

const types = ["Container", "Pod", "PersistentVolumeClaim"];
const fields = ["min", "max", "default", "defaultRequest", "maxLimitRequestRatio"];

function* ofNames(place: string, limit: Found, type: string): Generator<Fault> {
  if (!forms.qualified.holds(type) || (!type.includes("/") && !types.includes(type))) {
    const fix = `write ${nearest(type, types) ?? enumerate(types)}`;
    yield { message: `${place}.type is "${type}", which is none of ${enumerate(types)}`, fix };
  }
  const isOfContainers = type === "Container" || type === "Pod";
  for (const field of fields) {
    if (type === "Pod" && field.startsWith("default")) continue;
    for (const resource of Object.keys(mapAt(limit, field))) {
      const isOther = !isOfContainers && (resource === "storage" || isCounted(resource));
      if (forms.resource.holds(resource) || isOther) continue;
      const message = `${place}.${field} names ${resource}, which is no resource${isOfContainers ? " of a container" : ""}`;
      yield { message, fix: isOfContainers ? forms.resource.fix : "write storage" };
    }
  }
}

/** Ratios that the bounds leave no room for. */
function* ofRatios(place: string, limit: Found): Generator<Fault> {
  for (const [resource, ratio] of Object.entries(mapAt(limit, "maxLimitRequestRatio"))) {
    const amount = quantityOf(ratio);
    const [least, most] = [
      quantityOf(valueAt(limit, "min", resource)),
      quantityOf(valueAt(limit, "max", resource)),
    ];
    if (amount === undefined) continue;
    if (amount < billion) {
      yield { message: `${place}.maxLimitRequestRatio.${resource} is ${ratio}`, fix: "write 1 or more" };
    } else if (least !== undefined && least > 0n && most !== undefined && amount * least > most * billion) {
      const message = `${place}.maxLimitRequestRatio.${resource} is ${ratio}, above what min and max allow`;
      yield { message, fix: "lower it, or widen the bounds" };
    }
  }
}

/** Quantities that bound nothing from below. */
function* ofSigns(place: string, limit: Found): Generator<Fault> {
  for (const field of fields.slice(0, -1)) {
    for (const [resource, quantity] of Object.entries(mapAt(limit, field))) {
      const amount = quantityOf(quantity);
      if (amount === undefined || amount >= 0n) continue;
      yield { message: `${place}.${field}.${resource} is ${quantity}`, fix: "write 0 or more" };
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
  yield* ofNames(place, limit, type ?? "");
  yield* ofRatios(place, limit);
  yield* ofSigns(place, limit);
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
