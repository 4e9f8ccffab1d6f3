import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { hostedZoneOf } from "#lib/model/cluster.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { isMonitored } from "../monitored.ts";
import type { ExternalDnsValues } from "./values.ts";

const namespace = "external-dns";

/**
 * ExternalDNS: records in Route 53 for the hosts of Ingresses. The only owner of those records.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/
 */
export default defineAddOn({
  name: "external-dns",
  on: [gitopsDelivery, scalableAppDev, scalableAppProd],
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: ExternalDnsValues = {
      provider: { name: "aws" },
      sources: ["ingress"],
      domainFilters: [hostedZoneOf(cluster, "external-dns")],
      // A record that outlives its load balancer leads to a name that somebody else may get. Records without
      // a TXT record of this owner are never touched.
      policy: "sync",
      registry: "txt",
      txtOwnerId: cluster.name,
      triggerLoopOnEvent: true,
      env: [{ name: "AWS_REGION", value: cluster.region }],
      extraArgs: { "aws-zone-type": "public", "aws-zones-cache-duration": "1h" },
      resources: resources(millicores(10), mebibytes(48, 128)),
      serviceMonitor: { enabled: isMonitored(cluster) },
    };
    return {
      chart: helmChart<ExternalDnsValues>({
        repository: "https://kubernetes-sigs.github.io/external-dns/",
        name: "external-dns",
        version: "1.21.1",
        values,
      }),
      brings: {
        crds: ["externaldns.k8s.io/v1alpha1/DNSEndpoint"],
        serviceAccounts: [`${namespace}/external-dns`],
        services: { [`${namespace}/external-dns`]: { http: 7979 } },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: { [`${namespace}/external-dns`]: podsOf(1, values.resources) },
      },
      identities: { [`${namespace}/external-dns`]: "records" },
    };
  },
});
