import { expect, it } from "vitest";
import { reportOf } from "#lib/capacity/report.ts";
import { capacityOf } from "#lib/checks/demand/demand.ts";
import { graphOf } from "#lib/checks/graph/graph.ts";
import { capacity } from "#lib/checks/rules/start/capacity.ts";
import { anySchema } from "#lib/checks/tree.fixture.ts";
import type { Tree } from "#lib/render/tree.ts";
import { renderedTrees } from "#test/rendered.ts";

/** The cluster as it is, or with fewer nodes at most. */
async function filmcastpro(most?: number): Promise<Tree> {
  const tree = (await renderedTrees()).find(({ cluster }) => cluster === "filmcastpro");
  const main = tree?.infrastructure?.node_groups.main;
  if (tree?.infrastructure === undefined || main === undefined) throw new Error("there is no such cluster");
  if (most === undefined) return tree;
  const node_groups = { main: { ...main, min: 1, desired: 1, max: most } };
  return { ...tree, infrastructure: { ...tree.infrastructure, node_groups } };
}

it("FC3 two t3.small hold everything that runs on them, Argo CD included", async () => {
  const known = capacityOf(graphOf(await filmcastpro()));
  const report = known && reportOf("filmcastpro", known);
  expect(report?.fewestNodes).toBe(2);
  expect(report?.sizes.map(({ missing }) => missing)).toEqual([[], [], [], []]);
});

it("FC3 one t3.small does not, and the check names the pods and the cheapest cure", async () => {
  const violations = [...capacity.check(graphOf(await filmcastpro(1)), anySchema)];
  expect(violations.map(({ message, fix }) => `${message}; ${fix}`)).toEqual([
    "the most nodes, 1 t3.small, have no place for 1 of 12 pods that there always are: argo-cd/argocd-redis-secret-init; write prefixDelegation: true in its network; it costs nothing",
  ]);
});
