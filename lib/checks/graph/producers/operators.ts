import type { Resource } from "#lib/render/resource.ts";
import { listAt, numberAt, textAt } from "../fields.ts";
import { type Kind, kinds, namespaceOf } from "../kind.ts";
import type { Keys, Producer } from "../names.ts";

function made(by: Resource, kind: Kind, suffixes: readonly string[], keys?: Keys): Producer[] {
  const { name } = by.object.metadata;
  return suffixes.map((suffix) => ({
    kind,
    name: `${name}${suffix}`,
    namespace: namespaceOf(by),
    by,
    ...(keys && { keys }),
  }));
}

/** @see https://cloudnative-pg.io/documentation/current/applications/ */
const connectionKeys: Keys = {
  known: ["username", "user", "password", "dbname", "host", "port", "uri", "jdbc-uri", "pgpass"],
  // Newer versions add addresses with the domain of the cluster.
  open: true,
};

/** What CloudNativePG makes of a Cluster. */
export function* madeOfPostgresCluster(by: Resource): Generator<Producer> {
  yield* made(by, kinds.service, ["-rw", "-ro", "-r"]);
  yield* made(by, kinds.secret, ["-app", "-superuser"], connectionKeys);
  yield* made(by, kinds.secret, ["-ca", "-server", "-replication"]);
  yield* made(by, kinds.serviceAccount, [""]);
}

/** @see https://www.elastic.co/docs/deploy-manage/security/k8s-https-settings */
export function* madeOfElasticsearch(by: Resource): Generator<Producer> {
  yield* made(by, kinds.service, ["-es-http", "-es-internal-http", "-es-transport"]);
  yield* made(by, kinds.secret, ["-es-elastic-user"], { known: ["elastic"], open: false });
  yield* made(by, kinds.secret, ["-es-http-certs-public", "-es-http-ca-internal", "-es-http-certs-internal"]);
}

/** What ECK makes of a Kibana. */
export function* madeOfKibana(by: Resource): Generator<Producer> {
  yield* made(by, kinds.service, ["-kb-http"]);
  yield* made(by, kinds.secret, ["-kb-http-certs-public", "-kb-http-ca-internal", "-kb-http-certs-internal"]);
}

/** The Secret that the 1Password operator makes of an item, with its fields as keys. */
export function* secretOfPasswordItem(by: Resource): Generator<Producer> {
  yield* made(by, kinds.secret, [""]);
}

/** The Services by which the Prometheus operator addresses the pods it makes. */
export function* madeOfPrometheus(by: Resource): Generator<Producer> {
  yield { kind: kinds.service, name: "prometheus-operated", namespace: namespaceOf(by), by };
}

/** As those of Prometheus. */
export function* madeOfAlertmanager(by: Resource): Generator<Producer> {
  yield { kind: kinds.service, name: "alertmanager-operated", namespace: namespaceOf(by), by };
}

/** The Service of a collector of the OpenTelemetry operator. */
export function* madeOfCollector(by: Resource): Generator<Producer> {
  yield* made(by, kinds.service, ["-collector", "-collector-headless", "-collector-monitoring"]);
  yield* made(by, kinds.serviceAccount, ["-collector"]);
}

/** The ConfigMap that trust-manager keeps in every namespace. */
export function* madeOfBundle(by: Resource): Generator<Producer> {
  yield { kind: kinds.configMap, name: by.object.metadata.name, namespace: undefined, by };
}

/** Replicas beyond this are counted no further: a name of a claim is written by hand for the first few. */
const countedReplicas = 100;

/**
 * The claims of a StatefulSet: `<template>-<name>-<ordinal>`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function* claimsOfStatefulSet(by: Resource): Generator<Producer> {
  const { object } = by;
  const replicas = Math.min(numberAt(object, "spec", "replicas") ?? 1, countedReplicas);
  const first = numberAt(object, "spec", "ordinals", "start") ?? 0;
  for (const template of listAt(object, "spec", "volumeClaimTemplates")) {
    const prefix = `${textAt(template, "metadata", "name") ?? ""}-${object.metadata.name}`;
    for (let ordinal = 0; ordinal < replicas; ordinal++) {
      const name = `${prefix}-${first + ordinal}`;
      yield { kind: kinds.persistentVolumeClaim, name, namespace: namespaceOf(by), by };
    }
  }
}

/** A volume whose class has no StorageClass: claims of that class bind to it. */
export function* classOfVolume(by: Resource): Generator<Producer> {
  const name = textAt(by.object, "spec", "storageClassName");
  if (name !== undefined) yield { kind: kinds.storageClass, name, namespace: "", by };
}

/** The namespace that Argo CD makes for an Application that asks for it. */
export function* namespaceOfApplication(by: Resource): Generator<Producer> {
  const name = textAt(by.object, "spec", "destination", "namespace");
  const options = listAt(by.object, "spec", "syncPolicy", "syncOptions");
  if (name !== undefined && options.includes("CreateNamespace=true")) {
    yield { kind: kinds.namespace, name, namespace: "", by };
  }
}
