import type { Resource } from "#lib/render/resource.ts";
import { type Found, isList, isMap, listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming, namingKey } from "../reference.ts";

/**
 * The Secrets and ConfigMaps that KEDA signs in to a source of events with.
 *
 * @see https://keda.sh/docs/latest/concepts/authentication/
 */
export function* namingsOfTriggerAuthentication(resource: Resource): Generator<Naming> {
  for (const [field, kind] of [
    ["secretTargetRef", kinds.secret],
    ["configMapTargetRef", kinds.configMap],
  ] as const) {
    for (const [index, target] of listAt(resource.object, "spec", field).entries()) {
      yield* namingKey(`spec.${field}[${index}]`, kind, namespaceOf(resource), target);
    }
  }
}

/** Fields deeper than this are of no object that somebody wrote. */
const deepest = 20;

function* keysBelow(value: Found, place: string, namespace: string, depth: number): Generator<Naming> {
  if (depth > deepest) return;
  if (isList(value)) {
    for (const [index, item] of value.entries())
      yield* keysBelow(item, `${place}[${index}]`, namespace, depth + 1);
  }
  if (!isMap(value)) return;
  if (textAt(value, "name") !== undefined && textAt(value, "key") !== undefined) {
    const kind = place.endsWith(".configMap") ? kinds.configMap : kinds.secret;
    yield* namingKey(place, kind, namespace, value);
    return;
  }
  for (const [key, item] of Object.entries(value))
    yield* keysBelow(item, `${place}.${key}`, namespace, depth + 1);
}

/**
 * The Secrets with which an AlertmanagerConfig signs in to receivers.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1alpha1.AlertmanagerConfig
 */
export function* namingsOfAlertmanagerConfig(resource: Resource): Generator<Naming> {
  const receivers = valueAt(resource.object, "spec", "receivers");
  yield* keysBelow(receivers, "spec.receivers", namespaceOf(resource), 0);
}

const elasticsearch = { group: "elasticsearch.k8s.elastic.co", kind: "Elasticsearch" };

/**
 * The Elasticsearch that a Kibana, a Logstash or a Beat of ECK works with.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/connect-to-elasticsearch-cluster
 */
export function* namingsOfElasticClient(resource: Resource): Generator<Naming> {
  const spec = valueAt(resource.object, "spec");
  const places = [
    ["spec.elasticsearchRef", valueAt(spec, "elasticsearchRef")] as const,
    ...listAt(spec, "elasticsearchRefs").map(
      (one, index) => [`spec.elasticsearchRefs[${index}]`, one] as const,
    ),
  ];
  for (const [place, target] of places) {
    const namespace = textAt(target, "namespace") ?? namespaceOf(resource);
    yield* naming(place, elasticsearch, namespace, textAt(target, "name"));
  }
}

/** The classes of the claims of each set of nodes. */
export function* namingsOfElasticsearch(resource: Resource): Generator<Naming> {
  for (const set of listAt(resource.object, "spec", "nodeSets")) {
    for (const template of listAt(set, "volumeClaimTemplates")) {
      const place = `node set ${textAt(set, "name") ?? ""}`;
      yield* naming(place, kinds.storageClass, "", textAt(template, "spec", "storageClassName"));
    }
  }
}

/** The classes of the volumes of a PostgreSQL cluster of CloudNativePG. */
export function* namingsOfPostgresCluster({ object }: Resource): Generator<Naming> {
  for (const field of ["storage", "walStorage"]) {
    const name = textAt(object, "spec", field, "storageClass");
    yield* naming(`spec.${field}.storageClass`, kinds.storageClass, "", name);
  }
}
