import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import type { Secret } from "#lib/model/secret.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";
import { definedLater, inWave, waves } from "./sync.ts";

/** Name of a secret in AWS Secrets Manager: the contract with Terraform, which creates it. */
export function remoteName({ cluster, unit }: Pick<Scope, "cluster" | "unit">, secret: string): string {
  return `${cluster.name}/${unit}/${secret}`;
}

function templateOf(secret: Secret) {
  if (Object.keys(secret.composed).length === 0) return {};
  const own = secret.keys.map((key): [string, string] => [key, `{{ index . "${key}" }}`]);
  return {
    template: { engineVersion: "v2" as const, data: { ...Object.fromEntries(own), ...secret.composed } },
  };
}

/**
 * A Secret read from AWS Secrets Manager. It stays when its ExternalSecret goes, because pods may still read it.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function addExternalSecret(scope: Scope, secret: Secret): void {
  const store = need(scope, "secretStore", `secret ${secret.name}`);
  if (store === undefined) return;
  addObject(
    scope.chart,
    new ExternalSecret({
      metadata: {
        name: secret.name,
        namespace: scope.namespace,
        labels: unitLabels(scope),
        annotations: { ...inWave(waves.secrets), ...definedLater },
      },
      spec: {
        refreshInterval: "1h",
        secretStoreRef: { kind: "ClusterSecretStore", name: store },
        target: {
          name: secret.name,
          creationPolicy: "Owner",
          deletionPolicy: "Retain",
          ...templateOf(secret),
        },
        data: secret.keys.map((key) => ({
          secretKey: key,
          remoteRef: { key: remoteName(scope, secret.name), property: key },
        })),
      },
    }),
  );
}
