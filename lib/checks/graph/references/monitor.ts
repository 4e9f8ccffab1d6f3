import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, namingKey } from "../reference.ts";

/** Fields of an endpoint that name a key of a Secret. */
const secretFields = [
  ["basicAuth", "username"],
  ["basicAuth", "password"],
  ["bearerTokenSecret"],
  ["authorization", "credentials"],
  ["tlsConfig", "keySecret"],
  ["tlsConfig", "ca", "secret"],
  ["tlsConfig", "cert", "secret"],
];

const configMapFields = [
  ["tlsConfig", "ca", "configMap"],
  ["tlsConfig", "cert", "configMap"],
];

function* ofEndpoint(place: string, namespace: string, endpoint: Found): Generator<Naming> {
  for (const path of secretFields) {
    yield* namingKey(`${place}.${path.join(".")}`, kinds.secret, namespace, valueAt(endpoint, ...path));
  }
  for (const path of configMapFields) {
    yield* namingKey(`${place}.${path.join(".")}`, kinds.configMap, namespace, valueAt(endpoint, ...path));
  }
}

/**
 * The credentials that a ServiceMonitor or PodMonitor scrapes with.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint
 */
export function* namingsOfMonitor(resource: Resource): Generator<Naming> {
  for (const list of ["endpoints", "podMetricsEndpoints"]) {
    for (const [index, endpoint] of listAt(resource.object, "spec", list).entries()) {
      yield* ofEndpoint(`spec.${list}[${index}]`, namespaceOf(resource), endpoint);
    }
  }
}
