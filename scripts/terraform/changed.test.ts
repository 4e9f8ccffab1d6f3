import { expect, it } from "vitest";
import { clustersOf } from "./changed.ts";

const rootOf = (path: string, cluster?: string) => ({ path, cluster, hasTests: true });
const roots = [
  rootOf("infra/clusters/blue", "blue"),
  rootOf("infra/clusters/green", "green"),
  rootOf("infra/modules/cluster"),
];

it.each([
  ["its facts", ["generated/blue/infra.json"], ["blue"]],
  ["its root", ["infra/clusters/green/main.tf", "README.md"], ["green"]],
  ["what is shared", ["infra/modules/cluster/zone.tf"], ["blue", "green"]],
  ["a manifest", ["generated/blue/shop/service-web.yaml", "apps/shop/index.ts"], []],
  ["a cluster that is no more", ["infra/clusters/red/main.tf"], []],
])("a change of %s changes the clusters that are built from it", (_, paths, clusters) => {
  expect(clustersOf(paths, roots)).toEqual(clusters);
});
