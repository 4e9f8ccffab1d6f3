import { dashboard } from "#lib/model/dashboard.ts";

const perPod = "sum by (namespace, pod)";
const legend = "{{namespace}}/{{pod}}";

/** What every pod uses, and how it is. */
export const podResources = dashboard("pod-resources", "Pod Resources", [
  {
    title: "CPU",
    unit: "cores",
    queries: { [legend]: `${perPod} (rate(container_cpu_usage_seconds_total{container!=""}[5m]))` },
  },
  {
    title: "Memory",
    unit: "bytes",
    queries: { [legend]: `${perPod} (container_memory_working_set_bytes{container!=""})` },
  },
  {
    title: "Restarts in an hour",
    unit: "short",
    limit: 3,
    queries: { [legend]: `${perPod} (increase(kube_pod_container_status_restarts_total[1h])) > 0` },
  },
  {
    title: "Network received",
    unit: "Bps",
    queries: { [legend]: `${perPod} (rate(container_network_receive_bytes_total[5m]))` },
  },
  {
    title: "Network sent",
    unit: "Bps",
    queries: { [legend]: `${perPod} (rate(container_network_transmit_bytes_total[5m]))` },
  },
  {
    title: "Pods that are not ready",
    unit: "short",
    queries: {
      [legend]: `${perPod} (kube_pod_status_ready{condition="false"} and on (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)) > 0`,
    },
  },
]);
