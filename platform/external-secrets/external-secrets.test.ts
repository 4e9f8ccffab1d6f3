import { expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import externalSecrets from "./index.ts";

it("ET5 secrets come from AWS Secrets Manager in the cluster's region, by the role of Pod Identity", () => {
  expect(objectsOf(externalSecrets, gitopsDelivery)).toEqual([
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ClusterSecretStore",
      metadata: { name: "aws-secrets-manager", annotations: { "argocd.argoproj.io/sync-wave": "1" } },
      spec: { provider: { aws: { service: "SecretsManager", region: "us-east-1" } } },
    },
  ]);
  expect(externalSecrets.contents(gitopsDelivery).offers?.secretStore).toBe("aws-secrets-manager");
});
