import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "../chart-pods.ts";
import { resources } from "../chart-values.ts";
import { isMonitored } from "../monitored.ts";
import type { MetricsServerValues } from "./values.ts";

/**
 * CPU and memory of nodes and pods as metrics.k8s.io: what `kubectl top` shows and HorizontalPodAutoscalers read.
 *
 * @see https://github.com/kubernetes-sigs/metrics-server/tree/metrics-server-helm-chart-3.13.1/charts/metrics-server
 */
export default defineAddOn({
  name: "metrics-server",
  on: "every cluster",
  namespace: "kube-system",
  contents(cluster) {
    const values: MetricsServerValues = {
      // The chart's own 100m and 200Mi are meant for a hundred nodes.
      resources: resources(millicores(25), mebibytes(64, 128)),
      metrics: { enabled: isMonitored(cluster) },
      serviceMonitor: { enabled: isMonitored(cluster) },
    };
    return {
      chart: helmChart<MetricsServerValues>({
        repository: "https://kubernetes-sigs.github.io/metrics-server/",
        name: "metrics-server",
        version: "3.13.1",
        values,
      }),
      brings: {
        serviceAccounts: ["kube-system/metrics-server"],
        services: { "kube-system/metrics-server": { https: 443 } },
        ...(isMonitored(cluster) && { customResources: ["monitoring.coreos.com/ServiceMonitor"] }),
        pods: { "kube-system/metrics-server": podsOf(1, values.resources) },
      },
    };
  },
});
