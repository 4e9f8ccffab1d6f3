import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { withTracing } from "../clusters.ts";
import { isMonitored } from "../monitored.ts";
import type { VerticalPodAutoscalerValues } from "./values.ts";

const namespace = "vertical-pod-autoscaler";

/**
 * Vertical Pod Autoscaler, of which only the part runs that recommends: requests stand in Git, and nothing but a
 * commit changes them.
 *
 * @see https://github.com/FairwindsOps/charts/tree/master/stable/vpa
 */
export default defineAddOn({
  name: "vertical-pod-autoscaler",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents(cluster) {
    const values: VerticalPodAutoscalerValues = {
      recommender: {
        extraArgs: {
          v: 2,
          "memory-saver": true,
          // The chart's own 100 is more than small containers here use.
          "pod-recommendation-min-memory-mb": 16,
        },
        // The chart's own 500Mi are meant for a cluster whose every pod is observed.
        resources: resources(millicores(10), mebibytes(64, 256)),
        podMonitor: { enabled: isMonitored(cluster) },
      },
      updater: { enabled: false },
      admissionController: { enabled: false },
    };
    return {
      chart: helmChart<VerticalPodAutoscalerValues>({
        repository: "https://charts.fairwinds.com/stable",
        name: "vpa",
        version: "5.0.0",
        values,
      }),
      brings: {
        crds: [
          "autoscaling.k8s.io/v1/VerticalPodAutoscaler",
          "autoscaling.k8s.io/v1/VerticalPodAutoscalerCheckpoint",
        ],
        serviceAccounts: [`${namespace}/vpa-recommender`],
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/PodMonitor"] }),
        pods: { [`${namespace}/vpa-recommender`]: podsOf(1, values.recommender.resources) },
      },
      offers: { verticalRecommendations: true },
    };
  },
});
