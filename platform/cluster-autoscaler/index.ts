import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources, restrictedContainer, restrictedPod } from "../chart-values.ts";
import { withBackend } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import { scalingOf } from "./scaling.ts";
import type { ClusterAutoscalerValues } from "./values.ts";

const name = "cluster-autoscaler";
const namespace = "kube-system";

/**
 * Cluster Autoscaler: as many nodes as the pods need, between the minimum and maximum of each node group. On
 * FilmCastPro it comes with high availability: the economical size has nothing to scale for.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export default defineAddOn({
  name,
  on: [...withBackend, ...[filmcastpro].filter(({ highAvailability }) => highAvailability)],
  namespace,
  contents(cluster) {
    const values: ClusterAutoscalerValues = {
      fullnameOverride: name,
      // It simulates the scheduler, and is built for one minor version of Kubernetes.
      image: { tag: `v${cluster.kubernetesVersion}.0` },
      cloudProvider: "aws",
      awsRegion: cluster.region,
      autoDiscovery: { clusterName: cluster.name },
      ...scalingOf(cluster),
      // Reads every instance type of the region when it starts.
      resources: resources(millicores(20), mebibytes(96, 384)),
      securityContext: restrictedPod,
      containerSecurityContext: restrictedContainer,
      serviceMonitor: { enabled: isMonitored(cluster), namespace, interval: "30s" },
    };
    return {
      chart: helmChart<ClusterAutoscalerValues>({
        repository: "https://kubernetes.github.io/autoscaler",
        name,
        version: "9.59.0",
        values,
      }),
      brings: {
        serviceAccounts: [`${namespace}/${name}`],
        services: { [`${namespace}/${name}`]: { http: 8085 } },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: { [`${namespace}/${name}`]: podsOf(1, values.resources) },
      },
      identities: { [`${namespace}/${name}`]: "scaling" },
    };
  },
});
