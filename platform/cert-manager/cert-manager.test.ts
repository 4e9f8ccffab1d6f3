import { expect, it } from "vitest";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import certManager from "./index.ts";

it("ET7 certificates come from Let's Encrypt, proven in the hosted zone, without credentials or an e-mail address", () => {
  expect(objectsOf(certManager, gitopsDelivery)).toEqual([
    {
      apiVersion: "cert-manager.io/v1",
      kind: "ClusterIssuer",
      metadata: { name: "letsencrypt", annotations: { "argocd.argoproj.io/sync-wave": "1" } },
      spec: {
        acme: {
          server: "https://acme-v02.api.letsencrypt.org/directory",
          privateKeySecretRef: { name: "letsencrypt-account" },
          solvers: [
            { selector: { dnsZones: ["dakshayahuja.in"] }, dns01: { route53: { region: "us-east-1" } } },
          ],
        },
      },
    },
  ]);
  expect(certManager.contents(gitopsDelivery).offers?.issuers).toEqual(["letsencrypt"]);
});

it("keeps certificates and issuers when the chart goes", () => {
  expect(certManager.contents(gitopsDelivery).chart?.values).toMatchObject({
    crds: { enabled: true, keep: true },
  });
});

it("has no issuer for hosts on a cluster without a hosted zone, where it serves webhooks", () => {
  expect(certManager.on).toContain(durgaPuja);
  expect(objectsOf(certManager, durgaPuja)).toEqual([]);
  expect(certManager.contents(durgaPuja).offers).toBeUndefined();
});
