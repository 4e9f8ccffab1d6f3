import { definedLater, kept } from "#lib/constructs/sync.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { type Bytes, gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { resources } from "../chart-values.ts";
import type { Elasticsearch } from "./kinds.ts";
import { elasticsearchName, metadataOf, podSecurity, version, volumeClaim } from "./stack.ts";

/**
 * For how long logs are kept, in Elasticsearch's words.
 *
 * @see https://www.elastic.co/docs/manage-data/lifecycle/data-stream/tutorial-data-stream-retention
 */
const retention = "7d";

interface Size {
  readonly nodes: number;
  readonly memory: Bytes;
  readonly storage: Bytes;
}

/** Half of the memory is Java's heap. A node of 4 GiB holds the larger size beside its DaemonSets. */
function sizeOn({ highAvailability }: Cluster): Size {
  return highAvailability
    ? { nodes: 3, memory: gibibytes(2), storage: gibibytes(30) }
    : { nodes: 1, memory: mebibytes(1536), storage: gibibytes(20) };
}

const ZONE_LABEL = "topology.kubernetes.io/zone";

/** Never binding: with the nodes of one zone gone, Elasticsearch's have to run in the others. */
const overZones = {
  maxSkew: 1,
  topologyKey: ZONE_LABEL,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: { matchLabels: { "elasticsearch.k8s.elastic.co/cluster-name": elasticsearchName } },
} as const;

/**
 * Where a node of Elasticsearch is, so that the copies of data are in different zones: the operator writes the label
 * of the Kubernetes node into the pod.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/advanced-elasticsearch-node-scheduling
 */
const zoneVariable = {
  name: "ZONE",
  valueFrom: { fieldRef: { fieldPath: `metadata.annotations['${ZONE_LABEL}']` } },
};
const zoneSettings = {
  "node.attr.zone": `\${${zoneVariable.name}}`,
  "cluster.routing.allocation.awareness.attributes": "k8s_node_name,zone",
};

/** Both protect against deletion and let it be planned before its kind exists. */
const syncOptions = [kept, definedLater].flatMap((annotations) => Object.values(annotations)).join(",");

/**
 * Elasticsearch, on one node, or on three in as many zones. It outlives its Application, and its volumes outlive it.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/elasticsearch-configuration
 */
export function elasticsearchOn(cluster: Cluster): Elasticsearch {
  const { nodes, memory, storage } = sizeOn(cluster);
  const isSpread = nodes > 1;
  return {
    apiVersion: "elasticsearch.k8s.elastic.co/v1",
    kind: "Elasticsearch",
    metadata: {
      ...metadataOf(elasticsearchName),
      annotations: {
        "argocd.argoproj.io/sync-options": syncOptions,
        ...(isSpread && { "eck.k8s.elastic.co/downward-node-labels": ZONE_LABEL }),
      },
    },
    spec: {
      version,
      volumeClaimDeletePolicy: "DeleteOnScaledownOnly",
      nodeSets: [
        {
          name: "default",
          count: nodes,
          config: {
            // Memory maps need a setting of the node's kernel that only a privileged container can change.
            "node.store.allow_mmap": false,
            // Holds for data streams that exist, too; a template's own retention holds for new ones only.
            "data_streams.lifecycle.retention.default": retention,
            "xpack.ml.enabled": false,
            ...(isSpread && zoneSettings),
          },
          podTemplate: {
            spec: {
              automountServiceAccountToken: false,
              securityContext: podSecurity,
              ...(isSpread && { topologySpreadConstraints: [overZones] }),
              containers: [
                {
                  name: "elasticsearch",
                  resources: { ...resources(millicores(200), memory) },
                  ...(isSpread && { env: [zoneVariable] }),
                },
              ],
            },
          },
          volumeClaimTemplates: [volumeClaim("elasticsearch-data", storage)],
        },
      ],
    },
  };
}
