import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { Cluster } from "#lib/model/cluster.ts";
import { configFile } from "#lib/model/config-file.ts";
import type { Opening } from "#lib/model/opening.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { resources } from "../chart-values.ts";
import { checksum } from "../checksum.ts";
import { fluentdPods } from "../fluentd/pods.ts";
import type { Logstash } from "./kinds.ts";
import { elasticsearchName, metadataOf, namespace, podSecurity, version, volumeClaim } from "./stack.ts";

const name = "logstash";
const service = "http";
/** Port of the input in the pipeline. */
const PORT = 8080;
const labels = { "logstash.k8s.elastic.co/name": name };

const pipeline = configFile("logstash.conf", import.meta.url);
const template = configFile("index-template.json", import.meta.url);
const templates = "index-templates";

const containerSecurity = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };

/** Where logs are taken as arrays of JSON over HTTP. */
export const logsEndpoint = `http://${name}-ls-${service}.${namespace}:${PORT}`;

/** Logs come from the pods of Fluentd only. */
export const logstashOpening: Opening = { name: "logs", pods: labels, port: PORT, to: fluentdPods };

/**
 * How logs are kept, for the data stream that Logstash writes into: compressed, with a lifecycle, and with fields
 * that disagree from one application to the next as one.
 *
 * @see https://www.elastic.co/docs/manage-data/data-store/data-streams/logs-data-stream
 */
export const indexTemplates = new ConfigMap({
  metadata: { name: templates, namespace },
  data: { [template.name]: template.content },
});

/**
 * Logstash: takes logs from Fluentd and writes them into Elasticsearch. What it has taken is on its volume until
 * Elasticsearch has it.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/configuration-logstash
 */
export function logstashOn({ highAvailability }: Cluster): Logstash {
  return {
    apiVersion: "logstash.k8s.elastic.co/v1alpha1",
    kind: "Logstash",
    metadata: metadataOf(name),
    spec: {
      version,
      count: highAvailability ? 2 : 1,
      elasticsearchRefs: [{ name: elasticsearchName, clusterName: "logs" }],
      config: { "queue.type": "persisted", "queue.max_bytes": "1gb" },
      pipelines: [{ "pipeline.id": "main", "config.string": pipeline.content }],
      services: [
        {
          name: service,
          service: {
            spec: { ports: [{ name: service, port: PORT, targetPort: PORT, protocol: "TCP" }] },
          },
        },
      ],
      podTemplate: {
        metadata: { annotations: { "checksum/index-template": checksum(template.content) } },
        spec: {
          automountServiceAccountToken: false,
          securityContext: podSecurity,
          initContainers: [{ name: "logstash-internal-init-config", securityContext: containerSecurity }],
          containers: [
            {
              name: "logstash",
              securityContext: containerSecurity,
              env: [{ name: "LS_JAVA_OPTS", value: "-Xms400m -Xmx400m" }],
              resources: { ...resources(millicores(100), mebibytes(1024)) },
              volumeMounts: [{ name: templates, mountPath: "/usr/share/logstash/templates", readOnly: true }],
            },
          ],
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: labels },
            },
          ],
          volumes: [{ name: templates, configMap: { name: templates } }],
        },
      },
      volumeClaimTemplates: [volumeClaim("logstash-data", gibibytes(2))],
    },
  };
}
