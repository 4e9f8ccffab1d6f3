import type { Resource } from "#lib/render/resource.ts";
import type { Change } from "../../change/change.ts";
import { type ChangeRule, type Destruction, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

function isBalanced({ object }: Resource): boolean {
  return textAt(object, "spec", "type") === "LoadBalancer";
}

function hostsOf({ object }: Resource): string[] {
  return listAt(object, "spec", "rules").flatMap((rule) => textAt(rule, "host") ?? []);
}

/** Kinds besides Ingress that serve hosts, and where they say which. */
const routes: readonly (readonly [group: string, kind: string, field: string])[] = [
  ["gateway.networking.k8s.io", "HTTPRoute", "hostnames"],
  ["gateway.networking.k8s.io", "GRPCRoute", "hostnames"],
  ["gateway.networking.k8s.io", "TLSRoute", "hostnames"],
  ["networking.istio.io", "VirtualService", "hosts"],
];

/** Tells of the hosts that something in a tree serves, some of them by a wildcard. */
function servedIn(graph: Graph): (host: string) => boolean {
  const ofRoutes = routes.flatMap(([group, kind, field]) =>
    graph.ofKind({ group, kind }).flatMap(({ object }) => textsAt(object, "spec", field)),
  );
  const served = new Set([...graph.ofKind(kinds.ingress).flatMap(hostsOf), ...ofRoutes]);
  return (host) => served.has(host) || served.has(host.replace(/^[^.]+/, "*"));
}

function* ofDeleted(change: Change): Generator<Destruction> {
  const isServed = servedIn(change.head.graph);
  for (const resource of deletedAlone(change)) {
    const { isDeleted, words } = removalOf(change, resource);
    if (!isDeleted) continue;
    if (isOf(resource, kinds.service) && isBalanced(resource)) {
      const message = `${words}: its load balancer is deleted, and the address is lost for good`;
      yield destroys(resource, { message, cure: "keep its manifest" });
    }
    const hosts = [...new Set(hostsOf(resource))].filter((host) => !isServed(host)).sort();
    if (isOf(resource, kinds.ingress) && hosts.length > 0) {
      const message = `${words}: nothing else serves ${enumerate(hosts)}`;
      yield destroys(resource, { message, cure: "keep its manifest" });
    }
  }
}

function* ofChanged({ changed, head }: Change): Generator<Destruction> {
  const isServed = servedIn(head.graph);
  for (const { before, after } of changed) {
    if (isOf(after, kinds.service) && isBalanced(before) && !isBalanced(after)) {
      const type = textAt(after.object, "spec", "type") ?? "ClusterIP";
      const message = `spec.type changes from LoadBalancer to ${type}: its load balancer is deleted, and the address is lost for good`;
      yield destroys(after, { message, cure: "leave spec.type as it is" });
    }
    if (!isOf(after, kinds.ingress)) continue;
    const gone = [...new Set(hostsOf(before))].filter((host) => !isServed(host)).sort();
    if (gone.length === 0) continue;
    const message = `it serves ${enumerate(gone)} no longer, and nothing else does`;
    yield destroys(after, { message, cure: "keep the host beside the new one" });
  }
}

/** Addresses and names by which the world outside finds something. */
export const addressLoss: ChangeRule = {
  number: 606,
  name: "address-loss",
  reason: "Who uses the host or the address of a load balancer from outside reaches nothing any more.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer",
  *check(change) {
    yield* ofDeleted(change);
    yield* ofChanged(change);
  },
};
