import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Facts } from "#lib/render/facts.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { check } from "./check.ts";
import { growing } from "./growth.fixture.ts";
import { anySchema, fullFacts, treeOf } from "./tree.fixture.ts";

/** How often each part of the checks was entered, as V8 counts it: a function, a branch, the body of a loop. */
type Counts = ReadonlyMap<string, number>;

const session = new Session();

/** It compares with so many names at most, which are more than there are here. */
const bounded = "/nearest.ts";

/** What was entered since it was asked before. */
async function countsSince(): Promise<Counts> {
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const scripts = result.filter(({ url }) => url.includes("/lib/checks/") && !url.endsWith(bounded));
  const parts = scripts.flatMap(({ url, functions }) =>
    functions.flatMap(({ functionName, ranges }) =>
      ranges.map(({ startOffset, count }): [string, number] => [
        `${url.slice(url.lastIndexOf("/lib/checks/") + 1)} ${functionName}, character ${startOffset}`,
        count,
      ]),
    ),
  );
  return new Map(parts);
}

const facts: Facts = {
  ...fullFacts,
  acmCertificates: ["*.example.com"],
  buckets: ["shop"],
  eksAddons: ["vpc-cni", "coredns"],
  hostedZones: ["example.com"],
  networkPolicyEnforcement: "vpc-cni",
  nodeGroups: [{ name: "main", max: 3, allocatablePerNode: { cpu: "3920m", memory: "14Gi", pods: 58 } }],
};

async function countsOf(objects: readonly KubernetesObject[]): Promise<Counts> {
  check(treeOf(objects, { facts }), anySchema);
  return countsSince();
}

/** Fewer repetitions say nothing of how they grow. */
const leastGrowth = 150;

/** Where the tree doubles, what a part is entered more often doubles; of a loop in a loop it is four times as much. */
const mostGrowth = 2.7;

/** As that, of all that it is entered: what is remembered from a smaller tree is not done again. */
const mostRatio = 2.3;

function isSteep(small = 0, middle = 0, large = 0): boolean {
  // What V8 did not tell apart in one of the runs cannot be compared.
  if (small === 0 || middle === 0) return false;
  const [first, second] = [middle - small, large - middle];
  return second > leastGrowth && second > mostGrowth * first && large > mostRatio * middle;
}

beforeAll(async () => {
  // What V8 compiles or inlines meanwhile it does not count.
  for (const flag of ["--no-turbofan", "--no-maglev", "--no-sparkplug"]) setFlagsFromString(flag);
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
});

afterAll(async () => {
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
});

/** Parts that are entered too often, of trees of so many and of twice and four times as many. */
async function steepParts(
  objectsOf: (n: number) => readonly KubernetesObject[],
  n: number,
): Promise<readonly string[]> {
  const small = await countsOf(objectsOf(n));
  const middle = await countsOf(objectsOf(2 * n));
  const large = await countsOf(objectsOf(4 * n));
  const steep = [...large].filter(([part, count]) => isSteep(small.get(part), middle.get(part), count));
  return steep.map(([part]) => part);
}

describe("what the checks do grows no faster than the tree, of", () => {
  it.each(Object.entries(growing))("%s", async (_, objectsOf) => {
    let steep = await steepParts(objectsOf, 6);
    // Counts that memory was freed under are too small: what seems steep for that alone is not so again and again.
    for (let n = 7; n < 10 && steep.length > 0; n++) {
      const again = new Set(await steepParts(objectsOf, n));
      steep = steep.filter((part) => again.has(part));
    }
    expect(steep).toEqual([]);
  });
});
