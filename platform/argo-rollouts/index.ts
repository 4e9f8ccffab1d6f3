import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { crdAnnotations, resources } from "../chart-values.ts";
import { everyCluster } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import type { ArgoRolloutsValues } from "./values.ts";

const name = "argo-rollouts";

/**
 * Argo Rollouts: new versions that take traffic step by step, or stand beside the old one until they are promoted.
 * On clusters that have `progressiveDelivery` on. The dashboard is off: `kubectl argo rollouts` shows the same.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/
 */
export default defineAddOn({
  name,
  on: everyCluster.filter(({ progressiveDelivery }) => progressiveDelivery),
  namespace: { name, podSecurity: "restricted" },
  contents: (cluster) => {
    const monitored = isMonitored(cluster);
    const values: ArgoRolloutsValues = {
      controller: {
        // While it is away new versions wait where they are; nothing that serves depends on it.
        replicas: cluster.highAvailability ? 2 : 1,
        resources: resources(millicores(10), mebibytes(64, 192)),
        metrics: { enabled: monitored, serviceMonitor: { enabled: monitored } },
      },
      crdAnnotations,
      providerRBAC: {
        providers: {
          awsLoadBalancerController: true,
          istio: false,
          smi: false,
          ambassador: false,
          awsAppMesh: false,
          traefik: false,
          apisix: false,
          contour: false,
          glooPlatform: false,
          gatewayAPI: false,
        },
      },
    };
    return {
      chart: helmChart<ArgoRolloutsValues>({
        repository: "https://argoproj.github.io/argo-helm",
        name,
        version: "2.41.0",
        values,
      }),
      brings: {
        crds: [
          "argoproj.io/v1alpha1/AnalysisRun",
          "argoproj.io/v1alpha1/AnalysisTemplate",
          "argoproj.io/v1alpha1/ClusterAnalysisTemplate",
          "argoproj.io/v1alpha1/Experiment",
          "argoproj.io/v1alpha1/Rollout",
        ],
        serviceAccounts: [`${name}/${name}`],
        configMaps: [`${name}/argo-rollouts-config`, `${name}/argo-rollouts-notification-configmap`],
        ...(monitored && {
          services: { [`${name}/argo-rollouts-metrics`]: { metrics: 8090 } },
          customResources: ["monitoring.coreos.com/ServiceMonitor"],
        }),
        pods: { [`${name}/${name}`]: podsOf(values.controller.replicas, values.controller.resources) },
      },
      offers: { progressiveDelivery: true },
    };
  },
});
