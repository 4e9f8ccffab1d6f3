import { describe, expect, it } from "vitest";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import certManager from "../cert-manager/index.ts";
import loadBalancerController from "./index.ts";

it("DP15 the controller runs in kube-system of durga-puja-eks", () => {
  expect(loadBalancerController.on).toContain(durgaPuja);
  expect(loadBalancerController.namespace).toBe("kube-system");
});

it("SC7 dev and prod have the controller that their load balancers need", () => {
  expect(loadBalancerController.on).toEqual(expect.arrayContaining([scalableAppDev, scalableAppProd]));
});

describe.each([durgaPuja, scalableAppDev, scalableAppProd])("$name", (cluster) => {
  const { chart, brings, offers } = loadBalancerController.contents(cluster);

  it("finds region and VPC without the metadata of the node, and without an id", () => {
    expect(chart?.values).toMatchObject({
      clusterName: cluster.name,
      region: cluster.region,
      vpcTags: { [`kubernetes.io/cluster/${cluster.name}`]: "shared" },
    });
    expect(chart?.values).not.toHaveProperty("vpcId");
  });

  it("leaves Services that name no class to the cluster's own provider", () => {
    expect(chart?.values).toMatchObject({ enableServiceMutatorWebhook: false });
    expect(brings?.webhooks).not.toContain("/Service");
  });

  it("answers about Ingresses from two pods, of which one may be gone", () => {
    expect(brings?.webhooks).toContain("networking.k8s.io/Ingress");
    expect(chart?.values).toMatchObject({ replicaCount: 2, podDisruptionBudget: { maxUnavailable: 1 } });
  });

  it("gets the certificate of its webhooks from cert-manager, which comes before it", () => {
    expect(chart?.values).toMatchObject({ enableCertManager: true });
    expect(certManager.on).toContain(cluster);
    const defined = certManager.contents(cluster).brings?.crds ?? [];
    expect(defined).toEqual(
      expect.arrayContaining(["cert-manager.io/v1/Certificate", "cert-manager.io/v1/Issuer"]),
    );
    expect(brings?.customResources).toEqual(
      expect.arrayContaining(["cert-manager.io/Certificate", "cert-manager.io/Issuer"]),
    );
  });

  it("offers the class that its chart makes", () => {
    expect(offers?.alb?.ingressClass).toBe("alb");
    expect(chart?.values).toMatchObject({ ingressClass: "alb", createIngressClassResource: true });
    expect(brings?.ingressClasses).toEqual(["alb"]);
  });
});
