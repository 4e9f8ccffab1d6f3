import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { type Kind, kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";
import { issuersOf } from "./ingress.ts";

/** A reference of the Gateway API says group, kind and namespace only where they are not the usual ones. */
function namingOf(place: string, usual: Kind, namespace: string, reference: Found): Naming[] {
  const group = valueAt(reference, "group");
  const kind = {
    // The group of Service is the empty text.
    group: typeof group === "string" ? group : usual.group,
    kind: textAt(reference, "kind") ?? usual.kind,
  };
  return naming(place, kind, textAt(reference, "namespace") ?? namespace, textAt(reference, "name"));
}

/**
 * Everything that a route of the Gateway API names.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function* namingsOfRoute(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  for (const [index, parent] of listAt(resource.object, "spec", "parentRefs").entries()) {
    yield* namingOf(`spec.parentRefs[${index}]`, kinds.gateway, namespace, parent);
  }
  for (const [i, rule] of listAt(resource.object, "spec", "rules").entries()) {
    for (const [j, backend] of listAt(rule, "backendRefs").entries()) {
      yield* namingOf(`spec.rules[${i}].backendRefs[${j}]`, kinds.service, namespace, backend);
    }
  }
}

/** Everything that a Gateway names. */
export function* namingsOfGateway(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  for (const [i, listener] of listAt(resource.object, "spec", "listeners").entries()) {
    for (const reference of listAt(listener, "tls", "certificateRefs")) {
      yield* namingOf(`spec.listeners[${i}].tls`, kinds.secret, namespace, reference);
    }
  }
  yield* issuersOf(resource);
}
