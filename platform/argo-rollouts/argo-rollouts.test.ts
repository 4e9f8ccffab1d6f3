import { expect, it } from "vitest";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { clustersOf } from "#lib/model/add-on.ts";
import { everyCluster } from "../clusters.ts";
import argoRollouts from "./index.ts";

const withDelivery = { ...durgaPuja, progressiveDelivery: true };

it.each(everyCluster)("DP19 $name has Argo Rollouts with progressive delivery, and only then", (cluster) => {
  expect(clustersOf(argoRollouts, everyCluster).includes(cluster)).toBe(cluster.progressiveDelivery);
});

it("DP19 a cluster that has the option on offers it to its applications", () => {
  const { brings, offers } = argoRollouts.contents(withDelivery);
  expect(offers).toEqual({ progressiveDelivery: true });
  expect(brings?.crds).toContain("argoproj.io/v1alpha1/Rollout");
});

it("DP19 the controller shifts traffic at the Application Load Balancer, and may change no other entrance", () => {
  const { providers } = Object(argoRollouts.contents(withDelivery).chart?.values).providerRBAC;
  expect(Object.entries(providers).filter(([, mayChange]) => mayChange)).toEqual([
    ["awsLoadBalancerController", true],
  ]);
});

it("runs twice where workloads are kept up through the loss of a node", () => {
  const replicasOn = (highAvailability: boolean) =>
    argoRollouts.contents({ ...withDelivery, highAvailability }).chart?.values;
  expect(replicasOn(true)).toHaveProperty("controller.replicas", 2);
  expect(replicasOn(false)).toHaveProperty("controller.replicas", 1);
});
