import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { resources } from "../chart-values.ts";
import type { Kibana } from "./kinds.ts";
import { elasticsearchName, metadataOf, podSecurity, version } from "./stack.ts";

/**
 * Kibana: searches the logs. Below 2 GiB it does not get through its start. People reach it through
 * `kubectl port-forward`, as the user `elastic`, whose password the operator makes.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/kibana-configuration
 */
export const kibana: Kibana = {
  apiVersion: "kibana.k8s.elastic.co/v1",
  kind: "Kibana",
  metadata: metadataOf("kibana"),
  spec: {
    version,
    count: 1,
    elasticsearchRef: { name: elasticsearchName },
    config: { "telemetry.optIn": false },
    podTemplate: {
      spec: {
        automountServiceAccountToken: false,
        securityContext: podSecurity,
        containers: [{ name: "kibana", resources: { ...resources(millicores(100), mebibytes(1024, 2048)) } }],
      },
    },
  },
};
