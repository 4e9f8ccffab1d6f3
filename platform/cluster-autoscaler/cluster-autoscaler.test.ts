import { expect, it } from "vitest";
import filmcastproNow, { filmcastpro } from "#infra/clusters/filmcastpro/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { clustersOf } from "#lib/model/add-on.ts";
import clusterAutoscaler from "./index.ts";

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
