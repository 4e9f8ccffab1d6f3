import { ClusterSecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore";
import { addObject } from "#lib/constructs/object.ts";
import { inWave, waves } from "#lib/constructs/sync.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { crdAnnotations, resources } from "../chart-values.ts";
import { withBackend } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import { crds } from "./crds.ts";
import type { ExternalSecretsValues } from "./values.ts";

const namespace = "external-secrets";
const store = "aws-secrets-manager";
const webhook = { "app.kubernetes.io/name": "external-secrets-webhook" };

/**
 * External Secrets Operator: copies values of AWS Secrets Manager into Secrets, so that none is in Git.
 *
 * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
 */
export default defineAddOn({
  name: "external-secrets",
  on: withBackend,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: ExternalSecretsValues = {
      installCRDs: true,
      crds: { annotations: crdAnnotations },
      resources: resources(millicores(10), mebibytes(64, 192)),
      webhook: { resources: resources(millicores(10), mebibytes(32, 96)) },
      certController: { resources: resources(millicores(10), mebibytes(48, 128)) },
      serviceMonitor: { enabled: isMonitored(cluster), renderMode: "alwaysRender" },
    };
    return {
      chart: helmChart<ExternalSecretsValues>({
        repository: "https://charts.external-secrets.io",
        name: "external-secrets",
        version: "2.9.0",
        values,
      }),
      brings: {
        crds,
        serviceAccounts: [
          `${namespace}/external-secrets`,
          `${namespace}/external-secrets-cert-controller`,
          `${namespace}/external-secrets-webhook`,
        ],
        webhooks: [
          "external-secrets.io/ClusterSecretStore",
          "external-secrets.io/ExternalSecret",
          "external-secrets.io/SecretStore",
        ],
        secrets: [`${namespace}/external-secrets-webhook`],
        services: {
          [`${namespace}/external-secrets-webhook`]: isMonitored(cluster)
            ? { webhook: 443, metrics: 8080 }
            : { webhook: 443 },
          ...(isMonitored(cluster) && {
            [`${namespace}/external-secrets-cert-controller-metrics`]: { metrics: 8080 },
            [`${namespace}/external-secrets-metrics`]: { metrics: 8080 },
          }),
        },
        podLabels: { [namespace]: webhook },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: {
          [`${namespace}/external-secrets`]: podsOf(1, values.resources),
          [`${namespace}/external-secrets-cert-controller`]: podsOf(1, values.certController.resources),
          [`${namespace}/external-secrets-webhook`]: podsOf(1, values.webhook.resources),
        },
      },
      openings: [{ name: "webhook", pods: webhook, port: 10_250, to: "node subnets" }],
      identities: { [`${namespace}/external-secrets`]: "secrets" },
      offers: { secretStore: store },
      resources(chart) {
        addObject(
          chart,
          new ClusterSecretStore({
            metadata: { name: store, annotations: inWave(waves.afterChart) },
            // Without `auth` the operator uses the role that Pod Identity gives its service account.
            spec: { provider: { aws: { service: "SecretsManager", region: cluster.region } } },
          }),
        );
      },
    };
  },
});
