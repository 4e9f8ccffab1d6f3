import { numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { backendsOf } from "../../graph/references/ingress.ts";
import type { Violation } from "../../rule.ts";

/**
 * Backends of Ingresses that name a port in two ways, or none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend
 */
export function* backendViolations(graph: Graph): Generator<Violation> {
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
}
