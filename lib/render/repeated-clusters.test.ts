import { expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { repeatedClusters } from "./repeated-clusters.ts";

const problemsOf = (facts: Record<string, Partial<Cluster>>) =>
  repeatedClusters({
    clusters: Object.entries(facts).map(([folder, fact]) => ({
      file: `infra/clusters/${folder}/cluster.ts`,
      value: clusterOf({ name: folder, ...fact }),
    })),
    addOns: [],
    applications: [],
  });

it("takes clusters with names and hosted zones of their own, and such without a zone", () => {
  const zones = { one: { hostedZone: "example.com" }, two: { hostedZone: "dev.example.com" } };
  expect(problemsOf({ ...zones, three: {}, four: {} })).toEqual([]);
});

it("refuses two clusters of one name, which would share their Terraform state, at both definitions", () => {
  const problem = (folder: string) => ({
    definition: `infra/clusters/${folder}/cluster.ts`,
    cluster: "shop",
    message:
      "two clusters are named shop: both would have the folder generated/shop and one key of Terraform's state",
    fix: "rename one of them",
  });
  expect(problemsOf({ one: { name: "shop" }, two: {}, three: { name: "shop" } })).toEqual([
    problem("one"),
    problem("three"),
  ]);
});

it("refuses one hosted zone of two clusters, at both definitions", () => {
  const problem = (cluster: string, other: string) => ({
    definition: `infra/clusters/${cluster}/cluster.ts`,
    cluster,
    message: `hosted zone example.com of cluster ${cluster} is that of cluster ${other} as well: each would make one, and names would be looked up in one of the two`,
    fix: "give each cluster a zone of its own, such as one below the other's",
  });
  const zone = { hostedZone: "example.com" };
  expect(problemsOf({ one: zone, two: zone, three: {} })).toEqual([
    problem("one", "two"),
    problem("two", "one"),
  ]);
});
