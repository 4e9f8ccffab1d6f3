import { expect, it } from "vitest";
import durgaPuja, { durgaPuja as durgaPujaCluster } from "#infra/clusters/durga-puja-eks/cluster.ts";
import filmcastproNow, { filmcastpro } from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import { clustersOf } from "#lib/model/add-on.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import clusterAutoscaler from "./index.ts";

const valuesOn = (cluster: Cluster) => clusterAutoscaler.contents(cluster).chart?.values;

it("ET9 the autoscaler finds the cluster's node groups, and is of the cluster's minor version", () => {
  expect(clusterAutoscaler.on).toContain(gitopsDelivery);
  expect(clusterAutoscaler.contents(gitopsDelivery).chart?.values).toMatchObject({
    image: { tag: "v1.36.0" },
    awsRegion: "us-east-1",
    autoDiscovery: { clusterName: "gitops-delivery-cluster" },
  });
});

it("FC11 the autoscaler comes to FilmCastPro with high availability, and only then", () => {
  const now = clustersOf(clusterAutoscaler, [filmcastproNow]).includes(filmcastproNow);
  expect(now).toBe(filmcastproNow.highAvailability);
  expect(clusterAutoscaler.contents(filmcastpro({ highAvailability: true })).chart?.values).toMatchObject({
    autoDiscovery: { clusterName: "filmcastpro" },
    serviceMonitor: { enabled: false },
  });
});

it("ET9 pods of kube-system and pods with an emptyDir hold no node", () => {
  expect(clusterAutoscaler.contents(gitopsDelivery).chart?.values).toMatchObject({
    extraArgs: { "skip-nodes-with-local-storage": false, "skip-nodes-with-system-pods": false },
  });
});

it("DP3 nodes of durga-puja-eks come when pods pend over 30 s, go under 50 % for 10 min, and are at most 5", () => {
  expect(clusterAutoscaler.on).toContain(durgaPuja);
  expect(valuesOn(durgaPuja)).toMatchObject({
    extraArgs: {
      "new-pod-scale-up-delay": "30s",
      "scale-down-utilization-threshold": 0.5,
      "scale-down-unneeded-time": "10m",
      "max-nodes-total": 5,
    },
  });
  expect(durgaPuja.nodeGroups).toMatchObject([{ name: "primary", min: 2, max: 5 }]);
});

it("DP3 spot is preferred as soon as there is a spot node group, and every other group can still grow", () => {
  const withSpot = durgaPujaCluster({ spot: true });
  expect(valuesOn(withSpot)).toMatchObject({ extraArgs: { expander: "priority,least-waste" } });
  expect(valuesOn(withSpot)).toHaveProperty("expanderPriorities", { 20: ["^eks-spot-"], 10: [".*"] });
  expect(valuesOn(durgaPuja)).toHaveProperty("expanderPriorities", { 10: [".*"] });
});

it("DP15 the autoscaler runs in kube-system", () => {
  expect(clusterAutoscaler.namespace).toBe("kube-system");
});

it.each([scalableAppDev, scalableAppProd])(
  "SC8 $name has an autoscaler, between 1 and 20 nodes",
  (cluster) => {
    expect(clusterAutoscaler.on).toContain(cluster);
    expect(valuesOn(cluster)).toMatchObject({
      autoDiscovery: { clusterName: cluster.name },
      extraArgs: { expander: "least-waste" },
    });
    expect(valuesOn(cluster)).not.toHaveProperty("expanderPriorities");
    expect(cluster.nodeGroups).toMatchObject([{ min: 1, max: 20 }]);
  },
);
