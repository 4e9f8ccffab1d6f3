import { dashboard, type Panel } from "#lib/model/dashboard.ts";

/** Share of what all nodes offer that pods have reserved. */
function reserved(resource: "cpu" | "memory"): string {
  const of = `{resource="${resource}"}`;
  const requests = `kube_pod_container_resource_requests${of}`;
  return `sum(${requests} and on (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)) / sum(kube_node_status_allocatable${of})`;
}

const pods: readonly Panel[] = [
  {
    title: "Pods by phase",
    unit: "short",
    queries: { "{{phase}}": "sum by (phase) (kube_pod_status_phase)" },
  },
  {
    title: "Failed and pending pods",
    unit: "short",
    limit: 1,
    queries: {
      "{{phase}} in {{namespace}}":
        'sum by (phase, namespace) (kube_pod_status_phase{phase=~"Failed|Pending|Unknown"}) > 0',
    },
  },
];

const capacity: readonly Panel[] = [
  {
    title: "Reserved capacity",
    unit: "percentunit",
    limit: 0.9,
    queries: {
      CPU: reserved("cpu"),
      memory: reserved("memory"),
      pods: 'sum(kubelet_running_pods) / sum(kube_node_status_allocatable{resource="pods"})',
    },
  },
  { title: "Nodes", unit: "short", queries: { nodes: "count(kube_node_info)" } },
];

const autoscaling: readonly Panel[] = [
  {
    title: "Replicas of autoscalers",
    unit: "short",
    queries: {
      "{{horizontalpodautoscaler}}": "kube_horizontalpodautoscaler_status_current_replicas",
      "{{horizontalpodautoscaler}} wanted": "kube_horizontalpodautoscaler_status_desired_replicas",
    },
  },
  {
    title: "Scaling events in an hour",
    unit: "short",
    queries: {
      "{{horizontalpodautoscaler}}": "changes(kube_horizontalpodautoscaler_status_desired_replicas[1h])",
    },
  },
];

const health: readonly Panel[] = [
  {
    title: "Available share of Deployments",
    unit: "percentunit",
    queries: {
      "{{namespace}}/{{deployment}}":
        "kube_deployment_status_replicas_available / (kube_deployment_spec_replicas > 0)",
    },
  },
  {
    title: "Targets that Prometheus cannot reach",
    unit: "short",
    limit: 1,
    queries: { "{{job}}": "count by (job) (up == 0)" },
  },
];

/** Whether the cluster as a whole is well: its pods, its room, its autoscalers and its services. */
export const clusterOverview = dashboard("cluster-overview", "Cluster Overview", [
  { heading: "Pods", panels: pods },
  { heading: "Capacity", panels: capacity },
  { heading: "Autoscaling", panels: autoscaling },
  { heading: "Service health", panels: health },
]);
