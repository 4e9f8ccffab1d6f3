import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";
import { autoscaler, budget, withSpec } from "./scaling.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("blocking-disruption-budgets", objects);
const web = (replicas: number) => withSpec(deployment("web"), { replicas });
const bound = (spec: Record<string, Value>) => budget("web", "web", spec);

it.each<[number, Record<string, Value>]>([
  [2, { minAvailable: 1 }],
  [2, { maxUnavailable: 1 }],
  [1, { maxUnavailable: 1 }],
  [3, { minAvailable: "50%" }],
  [1, { maxUnavailable: "50%" }],
])("of %i replicas, %j lets one be evicted", (replicas, spec) => {
  expect(find(web(replicas), bound(spec))).toEqual([]);
});

it.each<[number, Record<string, Value>, string]>([
  [2, { minAvailable: 2 }, "minAvailable 2 of the 2 pods"],
  [2, { minAvailable: 3 }, "minAvailable 3 of the 2 pods"],
  [3, { minAvailable: "100%" }, "minAvailable 100% of the 3 pods"],
  [2, { minAvailable: "60%" }, "minAvailable 60% of the 2 pods"],
  [3, { maxUnavailable: 0 }, "maxUnavailable 0 of the 3 pods"],
  [3, { maxUnavailable: "0%" }, "maxUnavailable 0% of the 3 pods"],
])("of %i replicas, %j lets none be evicted", (replicas, spec, bounds) => {
  expect(find(web(replicas), bound(spec))).toEqual([
    at(
      "blocking-disruption-budgets",
      bound(spec),
      `${bounds} that Deployment web has at least lets none be evicted: drains of nodes never end`,
      "write maxUnavailable 1",
    ),
  ]);
});

it("a single replica needs a second one", () => {
  expect(find(web(1), bound({ minAvailable: 1 })).map(({ fix }) => fix)).toEqual([
    "run a second replica, or write maxUnavailable 1",
  ]);
});

it("an autoscaler says how many there are at least", () => {
  expect(find(deployment("web"), autoscaler("web"), bound({ minAvailable: 1 }))).toEqual([]);
  expect(find(deployment("web"), autoscaler("web"), bound({ minAvailable: 2 }))).toHaveLength(1);
});
