import type { Facts } from "#lib/render/facts.ts";
import type { Resource } from "#lib/render/resource.ts";
import { mapAt, textAt } from "../fields.ts";
import { type Kind, kindId, kindOf, namespaceOf } from "../kind.ts";
import type { Keys, Producer } from "../names.ts";
import { namespacesOfApplicationSet } from "./application-sets.ts";
import {
  claimsOfStatefulSet,
  classOfVolume,
  madeOfAlertmanager,
  madeOfBundle,
  madeOfCollector,
  madeOfElasticsearch,
  madeOfKibana,
  madeOfPostgresCluster,
  madeOfPrometheus,
  namespaceOfApplication,
  secretOfPasswordItem,
} from "./operators.ts";
import {
  secretOfCertificate,
  secretOfExternalSecret,
  secretOfSealedSecret,
  secretsOfClusterExternalSecret,
  secretsOfGateway,
  secretsOfIngress,
} from "./secrets.ts";

/** What controllers make of the objects of each kind. */
const makers: Readonly<Record<string, (resource: Resource, facts: Facts) => Iterable<Producer>>> = {
  "/PersistentVolume": classOfVolume,
  "apps/StatefulSet": claimsOfStatefulSet,
  "argoproj.io/Application": namespaceOfApplication,
  "argoproj.io/ApplicationSet": namespacesOfApplicationSet,
  "bitnami.com/SealedSecret": secretOfSealedSecret,
  "cert-manager.io/Certificate": secretOfCertificate,
  "elasticsearch.k8s.elastic.co/Elasticsearch": madeOfElasticsearch,
  "external-secrets.io/ClusterExternalSecret": secretsOfClusterExternalSecret,
  "external-secrets.io/ExternalSecret": secretOfExternalSecret,
  "gateway.networking.k8s.io/Gateway": secretsOfGateway,
  "kibana.k8s.elastic.co/Kibana": madeOfKibana,
  "monitoring.coreos.com/Alertmanager": madeOfAlertmanager,
  "monitoring.coreos.com/Prometheus": madeOfPrometheus,
  "networking.k8s.io/Ingress": secretsOfIngress,
  "onepassword.com/OnePasswordItem": secretOfPasswordItem,
  "opentelemetry.io/OpenTelemetryCollector": madeOfCollector,
  "postgresql.cnpg.io/Cluster": madeOfPostgresCluster,
  "trust.cert-manager.io/Bundle": madeOfBundle,
};

/** Whether everything that an operator makes of a resource is known here. */
export function isModelled({ object }: Resource): boolean {
  return Object.hasOwn(makers, kindId(kindOf(object)));
}

function keysOfObject({ object }: Resource, kind: Kind): Keys | undefined {
  if (kind.kind !== "Secret" && kind.kind !== "ConfigMap") return undefined;
  const fields = ["data", "stringData", "binaryData"].flatMap((field) => Object.keys(mapAt(object, field)));
  // The token controller fills in the keys of such a Secret.
  return { known: fields, open: textAt(object, "type") === "kubernetes.io/service-account-token" };
}

/** Every name that a resource produces: its own, and those of what controllers make of it. */
export function producersOfResource(resource: Resource, facts: Facts): Producer[] {
  const kind = kindOf(resource.object);
  const id = kindId(kind);
  const keys = keysOfObject(resource, kind);
  const itself: Producer = {
    kind,
    name: resource.object.metadata.name,
    namespace: namespaceOf(resource),
    by: resource,
    ...(keys && { keys }),
  };
  const made = Object.hasOwn(makers, id) ? [...(makers[id]?.(resource, facts) ?? [])] : [];
  return [itself, ...made];
}
