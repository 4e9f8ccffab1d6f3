import { numberAt, textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { backendsOf } from "../../graph/references/ingress.ts";
import type { Rule } from "../../rule.ts";

/** Backends of Ingresses name a port in one way. */
export const ingressBackends: Rule = {
  number: 117,
  name: "ingress-backends",
  reason: "The API server refuses a backend that names the port of its Service in two ways, or in none.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend",
  *check(graph) {
    for (const at of graph.ofKind(kinds.ingress)) {
      // Other versions wrote the port in one field, and no API server has them any more.
      if (at.object.apiVersion !== "networking.k8s.io/v1") continue;
      for (const { place, service } of backendsOf(at)) {
        const [name, number] = [textAt(service, "port", "name"), numberAt(service, "port", "number")];
        if ((name === undefined) !== (number === undefined)) continue;
        const found = name === undefined ? "no port" : `port ${name} and port ${number}`;
        yield {
          at,
          message: `the backend of ${place} names ${found} of its Service`,
          fix: "write port.name or port.number",
        };
      }
    }
  },
};
