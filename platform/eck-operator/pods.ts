import type { Peer } from "#lib/model/offers.ts";

/** The operator's pods, which watch the health of every Elasticsearch. */
export const operatorPods: Peer = {
  namespace: "elastic-system",
  labels: { "app.kubernetes.io/name": "elastic-operator", "app.kubernetes.io/instance": "eck-operator" },
};
