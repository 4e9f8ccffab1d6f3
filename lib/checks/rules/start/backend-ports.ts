import type { Resource } from "#lib/render/resource.ts";
import { listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { isPort, portText } from "../../graph/ports.ts";
import { backendsOf } from "../../graph/references/ingress.ts";
import type { Service } from "../../graph/service.ts";
import { nearestServices } from "../../graph/variants.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** A place that names a port of a Service. */
interface Use {
  readonly at: Resource;
  readonly place: string;
  readonly namespace: string;
  readonly service: string | undefined;
  readonly port: string | number | undefined;
}

function usesOfIngress(at: Resource): Use[] {
  return backendsOf(at).map(({ place, service }) => ({
    at,
    place,
    namespace: namespaceOf(at),
    service: textAt(service, "name"),
    port: textAt(service, "port", "name") ?? numberAt(service, "port", "number"),
  }));
}

/** The API server calls webhooks at port 443 unless they say another. */
const webhookPort = 443;

function usesOfWebhooks(at: Resource): Use[] {
  return listAt(at.object, "webhooks").map((webhook, index) => {
    const service = valueAt(webhook, "clientConfig", "service");
    return {
      at,
      place: `webhooks[${index}]`,
      namespace: textAt(service, "namespace") ?? "",
      service: textAt(service, "name"),
      port: numberAt(service, "port") ?? webhookPort,
    };
  });
}

function usesOfRoute(at: Resource): Use[] {
  return listAt(at.object, "spec", "rules").flatMap((rule, i) =>
    listAt(rule, "backendRefs").map((backend, j) => ({
      at,
      place: `spec.rules[${i}].backendRefs[${j}]`,
      namespace: textAt(backend, "namespace") ?? namespaceOf(at),
      service: (textAt(backend, "kind") ?? "Service") === "Service" ? textAt(backend, "name") : undefined,
      port: numberAt(backend, "port"),
    })),
  );
}

const admission = "admissionregistration.k8s.io";
const gateway = "gateway.networking.k8s.io";

function usesIn({ ofKind }: Graph): Use[] {
  return [
    ...ofKind(kinds.ingress).flatMap(usesOfIngress),
    ...ofKind({ group: admission, kind: "MutatingWebhookConfiguration" }).flatMap(usesOfWebhooks),
    ...ofKind({ group: admission, kind: "ValidatingWebhookConfiguration" }).flatMap(usesOfWebhooks),
    ...ofKind({ group: gateway, kind: "HTTPRoute" }).flatMap(usesOfRoute),
    ...ofKind({ group: gateway, kind: "GRPCRoute" }).flatMap(usesOfRoute),
  ];
}

function violationOf({ at, place, port }: Use, service: Service): Violation | undefined {
  // A chart whose ports the facts do not list may have any.
  const isUnknown = service.resource === undefined && service.ports.length === 0;
  if (port === undefined || isUnknown || service.ports.some((one) => isPort(one, port))) return undefined;
  return {
    at,
    message: `${place} names port ${port} of Service ${service.name}, which has ${enumerate(service.ports.map(portText))}`,
    fix: "correct the port, or add it to the Service",
  };
}

/** Ports of Services that Ingresses, routes and webhooks name are there. */
export const backendPorts: Rule = {
  number: 216,
  name: "backend-ports",
  compares: true,
  reason: "A load balancer, route or webhook of a port that the Service does not have reaches nobody.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules",
  *check(graph) {
    const key = (namespace: string, name: string) => JSON.stringify([namespace, name]);
    const services = Map.groupBy(graph.services, ({ namespace, name }) => key(namespace, name));
    for (const use of usesIn(graph)) {
      const named = services.get(key(use.namespace, use.service ?? "")) ?? [];
      for (const service of nearestServices(use.at, named)) {
        const violation = violationOf(use, service);
        if (violation !== undefined) yield violation;
      }
    }
  },
};
