import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";

/** A backend of an Ingress, with the place that names it. */
export interface Backend {
  readonly place: string;
  /** `name` and `port` of a Service. */
  readonly service: Found;
}

/**
 * The Services that an Ingress sends requests to. The port name `use-annotation` stands for an action of the
 * AWS Load Balancer Controller, which is no Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
 */
export function backendsOf({ object }: Resource): Backend[] {
  const backends = [
    { place: "spec.defaultBackend", service: valueAt(object, "spec", "defaultBackend", "service") },
  ];
  for (const [i, rule] of listAt(object, "spec", "rules").entries()) {
    for (const [j, path] of listAt(rule, "http", "paths").entries()) {
      const place = `spec.rules[${i}].http.paths[${j}]`;
      backends.push({ place, service: valueAt(path, "backend", "service") });
    }
  }
  return backends.filter(
    ({ service }) => service !== undefined && textAt(service, "port", "name") !== "use-annotation",
  );
}

/** The annotations by which an Ingress or Gateway asks cert-manager for its certificates. */
const issuerAnnotations = [
  ["cert-manager.io/issuer", kinds.issuer],
  ["cert-manager.io/cluster-issuer", kinds.clusterIssuer],
] as const;

/**
 * The issuer that cert-manager's annotations name, which makes cert-manager produce the Secrets of `tls`.
 *
 * @see https://cert-manager.io/docs/usage/ingress/
 */
export function issuersOf(resource: Resource): Naming[] {
  const annotations = valueAt(resource.object, "metadata", "annotations");
  // Issuers of other projects come by group and kind, which no definition here uses.
  if (textAt(annotations, "cert-manager.io/issuer-group") !== undefined) return [];
  return issuerAnnotations.flatMap(([annotation, kind]) =>
    naming(`annotation ${annotation}`, kind, namespaceOf(resource), textAt(annotations, annotation)),
  );
}

/** Everything that an Ingress names. */
export function* namingsOfIngress(resource: Resource): Generator<Naming> {
  const { object } = resource;
  const namespace = namespaceOf(resource);
  yield* naming("spec.ingressClassName", kinds.ingressClass, "", textAt(object, "spec", "ingressClassName"));
  for (const { place, service } of backendsOf(resource)) {
    yield* naming(place, kinds.service, namespace, textAt(service, "name"));
  }
  for (const [index, tls] of listAt(object, "spec", "tls").entries()) {
    yield* naming(`spec.tls[${index}]`, kinds.secret, namespace, textAt(tls, "secretName"));
  }
  yield* issuersOf(resource);
}
