import { type Range, rangesByNamespace, resourcesOf } from "../../admission/limit-ranges.ts";
import { amountsOfPod } from "../../admission/pod-resources.ts";
import { type Found, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

const billion = 10n ** 9n;

const comparisons: readonly (readonly [field: string, isTighter: (one: bigint, other: bigint) => boolean])[] =
  [
    ["min", (one, other) => one > other],
    ["max", (one, other) => one < other],
    ["maxLimitRequestRatio", (one, other) => one < other],
  ];

/** Of several ranges those that refuse the most: what keeps to them keeps to all. */
const tightest = once((ranges: readonly Range[]): readonly Range[] => {
  const found = new Map<string, { readonly range: Range; readonly amount: bigint }>();
  for (const range of ranges) {
    for (const [field, isTighter] of comparisons) {
      for (const [name, value] of Object.entries(mapAt(range.fields, field))) {
        const key = JSON.stringify([range.type, field, name]);
        const [amount, known] = [quantityOf(value), found.get(key)];
        if (amount === undefined || (known && !isTighter(amount, known.amount))) continue;
        found.set(key, { range, amount });
      }
    }
  }
  return [...new Set([...found.values()].map(({ range }) => range))];
});

/** What a LimitRange says of one resource of containers, each amount as it stands there and as a number. */
interface Bounds {
  /** As people call it: `LimitRange defaults`. */
  readonly title: string;
  readonly name: string;
  readonly least: Found;
  readonly lower: bigint | undefined;
  readonly most: Found;
  readonly upper: bigint | undefined;
  readonly ratio: Found;
  readonly times: bigint | undefined;
}

function resourceNames({ fields }: Range): string[] {
  const maps = ["min", "max", "maxLimitRequestRatio"].map((field) => mapAt(fields, field));
  return [...new Set(maps.flatMap((map) => Object.keys(map)))].sort();
}

/** What ranges say of containers, taken apart once for all containers of a namespace. */
const boundsOfContainers = once((ranges: readonly Range[]): readonly Bounds[] =>
  tightest(ranges)
    .filter(({ type }) => type === "Container")
    .flatMap((range) =>
      resourceNames(range).map((name) => {
        const at = (field: string) => valueAt(range.fields, field, name);
        const [least, most, ratio] = [at("min"), at("max"), at("maxLimitRequestRatio")];
        const [lower, upper, times] = [quantityOf(least), quantityOf(most), quantityOf(ratio)];
        const title = `LimitRange ${range.from.object.metadata.name}`;
        return { title, name, least, lower, most, upper, ratio, times };
      }),
    ),
);

/** Compares what a container asks for with bounds; `undefined` is an amount that nobody says. */
function* outOfBounds(whose: string, request: Found, limit: Found, bounds: Bounds): Generator<Fault> {
  const { title: range, name, least, lower, most, upper, ratio, times } = bounds;
  const [asked, allowed] = [quantityOf(request), quantityOf(limit)];
  const refused = "its pods are refused";
  if (lower !== undefined && asked !== undefined && asked < lower) {
    yield {
      message: `${whose} requests ${request} of ${name}, less than the ${least} of ${range}: ${refused}`,
      fix: `request at least ${least}, or lower min of the LimitRange`,
    };
  }
  if (upper !== undefined && allowed !== undefined && allowed > upper) {
    yield {
      message: `${whose} has a limit of ${limit} of ${name}, more than the ${most} of ${range}: ${refused}`,
      fix: `set the limit to at most ${most}, or raise max of the LimitRange`,
    };
  }
  if (times === undefined || asked === undefined || allowed === undefined || asked <= 0n) return;
  if (allowed * billion <= asked * times) return;
  yield {
    message: `${whose} has a limit of ${limit} of ${name} and requests ${request}, more than ${ratio} times apart, which ${range} allows: ${refused}`,
    fix: "bring the request nearer to the limit",
  };
}

function* ofContainers({ containers }: Workload, ranges: readonly Range[]): Generator<Fault> {
  for (const container of containers) {
    const whose = `container ${container.name}`;
    const { requests, limits } = resourcesOf(container, ranges);
    for (const bounds of boundsOfContainers(ranges)) {
      yield* outOfBounds(whose, requests[bounds.name], limits[bounds.name], bounds);
    }
    const ownLimits = mapAt(container.fields, "resources", "limits");
    for (const name of Object.keys(requests)) {
      if (valueAt(ownLimits, name) !== undefined) continue;
      const [asked, allowed] = [quantityOf(requests[name]), quantityOf(limits[name])];
      if (asked === undefined || allowed === undefined || asked <= allowed) continue;
      yield {
        message: `${whose} requests ${requests[name]} of ${name}, but has no limit and gets the ${limits[name]} that is usual in its namespace: its pods are refused`,
        fix: `write limits.${name} of at least ${requests[name]}`,
      };
    }
  }
}

function* ofPod(workload: Workload, ranges: readonly Range[]): Generator<Fault> {
  const ofPods = tightest(ranges).filter(({ type }) => type === "Pod");
  if (ofPods.length === 0) return;
  const amounts = amountsOfPod(workload, ranges);
  for (const range of ofPods) {
    for (const name of resourceNames(range)) {
      const [asked, allowed] = [amounts.get(`requests.${name}`), amounts.get(`limits.${name}`)];
      const [lower, upper] = ["min", "max"].map((field) => quantityOf(valueAt(range.fields, field, name)));
      const where = `LimitRange ${range.from.object.metadata.name}`;
      if (lower !== undefined && (asked ?? 0n) < lower) {
        yield {
          message: `its pods request less ${name} than the ${valueAt(range.fields, "min", name)} of ${where}: they are refused`,
          fix: "raise the requests, or lower min of the LimitRange",
        };
      }
      if (upper !== undefined && allowed !== undefined && allowed > upper) {
        yield {
          message: `its pods have limits of more ${name} than the ${valueAt(range.fields, "max", name)} of ${where}: they are refused`,
          fix: "lower the limits, or raise max of the LimitRange",
        };
      }
    }
  }
}

function* ofClaim(whose: string, claim: Found, ranges: readonly Range[]): Generator<Fault> {
  const storage = valueAt(claim, "spec", "resources", "requests", "storage");
  const asked = quantityOf(storage);
  if (asked === undefined) return;
  for (const { type, from, fields } of tightest(ranges)) {
    if (type !== "PersistentVolumeClaim") continue;
    const [least, most] = ["min", "max"].map((field) => valueAt(fields, field, "storage"));
    const [lower, upper] = [quantityOf(least), quantityOf(most)];
    const isLess = lower !== undefined && asked < lower;
    if (!isLess && (upper === undefined || asked <= upper)) continue;
    const bound = isLess ? `less than the ${least}` : `more than the ${most}`;
    yield {
      message: `${whose} asks for ${storage}, ${bound} of LimitRange ${from.object.metadata.name}: it is refused`,
      fix: `ask for ${isLess ? "at least" : "at most"} ${isLess ? least : most}, or change the LimitRange`,
    };
  }
}

function* ofClaims(graph: Graph): Generator<Violation> {
  const ranges = rangesByNamespace(graph);
  for (const at of graph.ofKind(kinds.persistentVolumeClaim)) {
    const own = ranges.get(namespaceOf(at)) ?? [];
    for (const fault of ofClaim("it", at.object, own)) yield { at, ...fault };
  }
  for (const { resource: at, namespace } of graph.workloads) {
    for (const template of listAt(at.object, "spec", "volumeClaimTemplates")) {
      const whose = `claim ${textAt(template, "metadata", "name") ?? ""}`;
      for (const fault of ofClaim(whose, template, ranges.get(namespace) ?? [])) yield { at, ...fault };
    }
  }
}

/** Pods and claims keep to the bounds of the LimitRanges of their namespace. */
export const limitRangeBounds: Rule = {
  number: 255,
  name: "limit-range-bounds",
  compares: true,
  reason: "A pod outside of the bounds of its namespace is refused, while its Deployment waits for it.",
  see: "https://kubernetes.io/docs/concepts/policy/limit-range/",
  *check(graph) {
    const ranges = rangesByNamespace(graph);
    for (const workload of graph.workloads) {
      const own = ranges.get(workload.namespace);
      if (own === undefined) continue;
      for (const fault of ofContainers(workload, own)) yield { at: workload.resource, ...fault };
      for (const fault of ofPod(workload, own)) yield { at: workload.resource, ...fault };
    }
    yield* ofClaims(graph);
  },
};
