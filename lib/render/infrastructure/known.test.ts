import { expect, it } from "vitest";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import { clusterInfrastructure } from "./cluster-infrastructure.ts";
import { factsOfInfrastructure } from "./known.ts";

it("has version and region from the cluster's definition, and what every EKS cluster has", () => {
  const infrastructure = clusterInfrastructure(clusterOf({ kubernetesVersion: "1.35" }), []);
  expect(factsOfInfrastructure(infrastructure)).toMatchObject({
    kubernetesVersion: "1.35",
    region: "us-east-1",
    preinstalled: { services: ["kube-system/kube-dns", "default/kubernetes"] },
    buckets: [],
    prefixDelegation: false,
  });
});
