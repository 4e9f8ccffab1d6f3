import type { Peer } from "#lib/model/offers.ts";

/** The pods that collect logs, one on each node. */
export const fluentdPods: Peer = {
  namespace: "fluentd",
  labels: { "app.kubernetes.io/name": "fluentd", "app.kubernetes.io/instance": "fluentd" },
};
