import { ClusterIssuer } from "@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { addObject } from "#lib/constructs/object.ts";
import { inWave, waves } from "#lib/constructs/sync.ts";
import { type AddOnContents, defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { everyCluster, withLoadBalancerController } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import type { CertManagerValues } from "./values.ts";

const namespace = "cert-manager";
const issuer = "letsencrypt";
const webhook = { "app.kubernetes.io/name": "webhook", "app.kubernetes.io/instance": "cert-manager" };

/** Clusters with webhooks whose certificates it makes, or with hosts that it serves. */
const withWebhooks = [gitopsDelivery, ...withLoadBalancerController];

/**
 * The issuer of certificates for hosts, where the cluster has a hosted zone to prove them in and serves them itself:
 * Application Load Balancers have theirs from ACM.
 */
function hostCertificates({
  hostedZone,
  acmCertificate,
  region,
}: Cluster): Pick<AddOnContents, "identities" | "offers" | "resources"> {
  if (hostedZone === undefined || acmCertificate) return {};
  return {
    identities: { [`${namespace}/cert-manager`]: "certificates" },
    offers: { issuers: [issuer] },
    resources(chart) {
      addObject(
        chart,
        new ClusterIssuer({
          metadata: { name: issuer, annotations: inWave(waves.afterChart) },
          spec: {
            acme: {
              server: "https://acme-v02.api.letsencrypt.org/directory",
              privateKeySecretRef: { name: `${issuer}-account` },
              // Without credentials cert-manager uses the role that Pod Identity gives its service account.
              solvers: [{ selector: { dnsZones: [hostedZone] }, dns01: { route53: { region } } }],
            },
          },
        }),
      );
    },
  };
}

/**
 * cert-manager: certificates of webhooks, made in the cluster, and those of hosts, from Let's Encrypt, proven by
 * records in the cluster's hosted zone. Proof over HTTP would need a second Ingress for the host, which the NGINX
 * Ingress Controller refuses: a cluster without a hosted zone has no issuer for hosts.
 *
 * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
export default defineAddOn({
  name: "cert-manager",
  on: everyCluster.filter((cluster) => withWebhooks.includes(cluster) || cluster.containerInsights),
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: CertManagerValues = {
      global: { leaderElection: { namespace } },
      crds: { enabled: true, keep: true },
      resources: resources(millicores(10), mebibytes(64, 192)),
      webhook: { resources: resources(millicores(10), mebibytes(32, 96)) },
      // Caches every CustomResourceDefinition and webhook of the cluster.
      cainjector: { resources: resources(millicores(10), mebibytes(64, 256)) },
      startupapicheck: { enabled: false },
      prometheus: { servicemonitor: { enabled: isMonitored(cluster) } },
    };
    return {
      chart: helmChart<CertManagerValues>({
        repository: "quay.io/jetstack/charts",
        name: "cert-manager",
        version: "v1.21.1",
        values,
      }),
      brings: {
        crds: [
          "acme.cert-manager.io/v1/Challenge",
          "acme.cert-manager.io/v1/Order",
          "cert-manager.io/v1/Certificate",
          "cert-manager.io/v1/CertificateRequest",
          "cert-manager.io/v1/ClusterIssuer",
          "cert-manager.io/v1/Issuer",
        ],
        serviceAccounts: [
          `${namespace}/cert-manager`,
          `${namespace}/cert-manager-cainjector`,
          `${namespace}/cert-manager-webhook`,
        ],
        webhooks: [
          "acme.cert-manager.io/Challenge",
          "acme.cert-manager.io/Order",
          "cert-manager.io/Certificate",
          "cert-manager.io/CertificateRequest",
          "cert-manager.io/ClusterIssuer",
          "cert-manager.io/Issuer",
        ],
        services: {
          [`${namespace}/cert-manager`]: { "http-metrics": 9402 },
          [`${namespace}/cert-manager-cainjector`]: { "http-metrics": 9402 },
          [`${namespace}/cert-manager-webhook`]: { https: 443, metrics: 9402 },
        },
        podLabels: { [namespace]: webhook },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: {
          [`${namespace}/cert-manager`]: podsOf(1, values.resources),
          [`${namespace}/cert-manager-cainjector`]: podsOf(1, values.cainjector.resources),
          [`${namespace}/cert-manager-webhook`]: podsOf(1, values.webhook.resources),
        },
      },
      openings: [{ name: "webhook", pods: webhook, port: 10_250, to: "node subnets" }],
      ...hostCertificates(cluster),
    };
  },
});
