import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, type Kind, kindId, kindOf, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** Custom kinds whose objects hold data, or are databases, queues and stores themselves. */
const stores: Readonly<Record<string, string>> = {
  "acid.zalan.do": "postgresql",
  "cassandra.datastax.com": "CassandraDatacenter",
  "clickhouse.altinity.com": "ClickHouseInstallation",
  "databases.spotahome.com": "RedisFailover",
  "dragonflydb.io": "Dragonfly",
  "elasticsearch.k8s.elastic.co": "Elasticsearch",
  "k8s.mariadb.com": "MariaDB Database",
  "kafka.strimzi.io": "Kafka KafkaNodePool KafkaTopic",
  "loki.grafana.com": "LokiStack",
  "minio.min.io": "Tenant",
  "mongodbcommunity.mongodb.com": "MongoDBCommunity",
  "monitoring.coreos.com": "Prometheus",
  "mysql.oracle.com": "InnoDBCluster",
  "opensearch.opster.io": "OpenSearchCluster",
  "operator.victoriametrics.com": "VMCluster VMSingle",
  "postgres-operator.crunchydata.com": "PostgresCluster",
  "postgresql.cnpg.io": "Cluster",
  "psmdb.percona.com": "PerconaServerMongoDB",
  "pxc.percona.com": "PerconaXtraDBCluster",
  "rabbitmq.com": "RabbitmqCluster",
  "redis.redis.opstreelabs.in": "Redis RedisCluster RedisReplication",
  "scylla.scylladb.com": "ScyllaCluster",
};

/** Groups whose objects are things at a cloud provider. */
const cloud = /\.(services\.k8s\.aws|upbound\.io|crossplane\.io)$/;

export const statefulSet: Kind = { group: "apps", kind: "StatefulSet" };

/** Whether an object is a database or another store that an operator or a cloud provider runs. */
export function isStore({ object }: Resource): boolean {
  const { group, kind } = kindOf(object);
  const known = Object.hasOwn(stores, group) ? stores[group] : undefined;
  return known?.split(" ").includes(kind) === true || cloud.test(group);
}

const holders = new Set(
  [kinds.customResourceDefinition, kinds.namespace, kinds.persistentVolume, kinds.persistentVolumeClaim].map(
    kindId,
  ),
);

/** Whether data is lost when an object is deleted and made anew. */
export function holdsData(resource: Resource): boolean {
  return holders.has(kindId(kindOf(resource.object))) || isStore(resource) || hasClaims(resource);
}

/** Whether a resource is a StatefulSet whose pods have volumes of their own. */
export function hasClaims(resource: Resource): boolean {
  return isOf(resource, statefulSet) && listAt(resource.object, "spec", "volumeClaimTemplates").length > 0;
}

const storageClasses = oncePerGraph(
  (graph) => new Map(graph.ofKind(kinds.storageClass).map((one) => [one.object.metadata.name, one])),
);

/** The StorageClass of a name, where the tree has it. */
export function storageClassOf(graph: Graph, name: string | undefined): Resource | undefined {
  return storageClasses(graph).get(name ?? "");
}

/** What becomes of the volume of a claim that is deleted. */
export function lossOfVolume(graph: Graph, storageClass: string | undefined): string {
  const policy = textAt(storageClassOf(graph, storageClass)?.object, "reclaimPolicy");
  return policy === "Retain"
    ? `its volume stays unclaimed (StorageClass ${storageClass ?? ""} retains it), where no new claim finds the data`
    : "its volume is deleted with all data on it";
}
