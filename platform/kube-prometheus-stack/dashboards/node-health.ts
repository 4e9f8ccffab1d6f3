import { dashboard } from "#lib/model/dashboard.ts";

const legend = "{{instance}}";

/** What every node has to bear. */
export const nodeHealth = dashboard("node-health", "Node Health", [
  {
    title: "CPU",
    unit: "percentunit",
    limit: 0.9,
    queries: { [legend]: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))' },
  },
  {
    title: "Memory",
    unit: "percentunit",
    limit: 0.9,
    queries: { [legend]: "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes" },
  },
  {
    title: "Disk read",
    unit: "Bps",
    queries: { [legend]: "sum by (instance) (rate(node_disk_read_bytes_total[5m]))" },
  },
  {
    title: "Disk written",
    unit: "Bps",
    queries: { [legend]: "sum by (instance) (rate(node_disk_written_bytes_total[5m]))" },
  },
  {
    title: "Network received",
    unit: "Bps",
    queries: {
      [legend]: 'sum by (instance) (rate(node_network_receive_bytes_total{device!="lo"}[5m]))',
    },
  },
  {
    title: "Network sent",
    unit: "Bps",
    queries: {
      [legend]: 'sum by (instance) (rate(node_network_transmit_bytes_total{device!="lo"}[5m]))',
    },
  },
  { title: "Pods", unit: "short", queries: { "{{node}}": "sum by (node) (kube_pod_info)" } },
]);
