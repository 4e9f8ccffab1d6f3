import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { isMonitored } from "../monitored.ts";
import { crds } from "./crds.ts";
import type { NginxIngressValues } from "./values.ts";

const name = "nginx-ingress";
const namespace = "ingress-nginx";
const ingressClass = "nginx";
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };

/**
 * An internet-facing Classic Load Balancer that passes TCP through, so that NGINX terminates TLS. The PROXY
 * protocol carries the addresses of clients; every node takes traffic, so that nothing is lost while a pod of
 * NGINX moves to another.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/
 */
function loadBalancer(cluster: Cluster): Pick<NginxIngressValues["controller"], "service" | "config"> {
  return {
    service: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Cluster",
      annotations: {
        "service.beta.kubernetes.io/aws-load-balancer-backend-protocol": "tcp",
        "service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled": "true",
        "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol": "*",
      },
    },
    config: {
      entries: {
        "proxy-protocol": "True",
        "real-ip-header": "proxy_protocol",
        "set-real-ip-from": cluster.network.cidr,
        "server-tokens": "False",
      },
    },
  };
}

/**
 * F5 NGINX Ingress Controller: one entrance for all hosts of the cluster. Hosts with paths in several namespaces
 * use its mergeable Ingress types.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/installation/installing-nic/installation-with-helm/
 */
export default defineAddOn({
  name,
  on: [gitopsDelivery],
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: NginxIngressValues = {
      controller: {
        // Everything from outside passes through here, and nodes are spot: two, as of what is behind it.
        replicaCount: 2,
        podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
        resources: resources(millicores(50), mebibytes(128, 256)),
        initContainerResources: resources(millicores(10), mebibytes(32, 64)),
        readOnlyRootFilesystem: true,
        ingressClass: { name: ingressClass, create: true, setAsDefaultIngress: false },
        enableCustomResources: false,
        telemetryReporting: { enable: false },
        // Both pods write the same status. The Lease of an election would be excluded by Argo CD.
        reportIngressStatus: { enable: true, enableLeaderElection: false },
        ...loadBalancer(cluster),
      },
      prometheus: {
        service: { create: isMonitored(cluster) },
        serviceMonitor: { create: isMonitored(cluster) },
      },
    };
    return {
      chart: helmChart<NginxIngressValues>({
        repository: "ghcr.io/nginx/charts",
        name,
        version: "2.6.4",
        // Its schema refers to another one on the network, which syncing must not depend on.
        skipSchemaValidation: true,
        values,
      }),
      brings: {
        crds,
        classicLoadBalancers: [`${namespace}/nginx-ingress-controller`],
        serviceAccounts: [`${namespace}/nginx-ingress`],
        ingressClasses: [ingressClass],
        configMaps: [`${namespace}/nginx-ingress`],
        services: {
          [`${namespace}/nginx-ingress-controller`]: { http: 80, https: 443 },
          ...(isMonitored(cluster) && {
            [`${namespace}/nginx-ingress-prometheus-service`]: { prometheus: 9113 },
          }),
        },
        podLabels: { [namespace]: pods },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: {
          [`${namespace}/nginx-ingress-controller`]: podsOf(
            values.controller.replicaCount,
            values.controller.resources,
          ),
        },
      },
      openings: [
        { name: "http", pods, port: 80, to: "node subnets" },
        { name: "https", pods, port: 443, to: "node subnets" },
      ],
      offers: { nginx: { namespace, labels: pods, ingressClass } },
    };
  },
});
