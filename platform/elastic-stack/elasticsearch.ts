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

/** Both protect against deletion and let it be planned before its kind exists. */
const syncOptions = [kept, definedLater].flatMap((annotations) => Object.values(annotations)).join(",");

/**
 * Elasticsearch, on one node, or on three in as many zones. It outlives its Application, and its volumes outlive it.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/elasticsearch-configuration
 */
export function elasticsearchOn(cluster: Cluster): Elasticsearch {
  const { nodes, memory, storage } = sizeOn(cluster);
  return {
    apiVersion: "elasticsearch.k8s.elastic.co/v1",
    kind: "Elasticsearch",
    metadata: {
      ...metadataOf(elasticsearchName),
      annotations: { "argocd.argoproj.io/sync-options": syncOptions },
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
          },
          ...(cluster.highAvailability && { zoneAwareness: { topologyKey: "topology.kubernetes.io/zone" } }),
          podTemplate: {
            spec: {
              automountServiceAccountToken: false,
              securityContext: podSecurity,
              containers: [{ name: "elasticsearch", resources: { ...resources(millicores(200), memory) } }],
            },
          },
          volumeClaimTemplates: [volumeClaim("elasticsearch-data", storage)],
        },
      ],
    },
  };
}
