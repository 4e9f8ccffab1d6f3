import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { coverOf } from "../../change/removal.ts";
import { textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, kinds, namespaceOf } from "../../graph/kind.ts";
import { selectorOf } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import { enumerate } from "../../wording.ts";

const directions = {
  Ingress: "accept connections from everywhere",
  Egress: "may connect to everywhere",
} as const;
type Direction = keyof typeof directions;

/** Directions in which a policy isolates the pods that it selects. */
function directionsOf({ object }: Resource): Direction[] {
  const types = textsAt(object, "spec", "policyTypes");
  const egress = valueAt(object, "spec", "egress") !== undefined;
  const named = types.length > 0 ? types : ["Ingress", ...(egress ? ["Egress"] : [])];
  return (["Ingress", "Egress"] as const).filter((direction) => named.includes(direction));
}

function podsOf({ pods }: Graph, policy: Resource): readonly Workload[] {
  return pods.matching(namespaceOf(policy), selectorOf(valueAt(policy.object, "spec", "podSelector")));
}

/** Workloads that some policy isolates, by direction. */
function isolatedIn(graph: Graph): Readonly<Record<Direction, ReadonlySet<Workload>>> {
  const isolated = { Ingress: new Set<Workload>(), Egress: new Set<Workload>() };
  for (const policy of graph.ofKind(kinds.networkPolicy)) {
    for (const direction of directionsOf(policy)) {
      for (const workload of podsOf(graph, policy)) isolated[direction].add(workload);
    }
  }
  return isolated;
}

/** Policies without which pods are open. */
export const lostIsolation: ChangeRule = {
  number: 625,
  name: "lost-isolation",
  reason: "Pods that no NetworkPolicy selects any more are open to every pod of the cluster.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation",
  *check(change) {
    const { graph } = change.head;
    const isCovered = coverOf(change);
    const isPolicy = (resource: Resource) => isOf(resource, kinds.networkPolicy);
    const gone = change.removed
      .filter((one) => isPolicy(one) && !isCovered(one))
      .map((policy) => ({ policy, at: policy, words: "it is gone" }));
    const other = change.changed
      .filter(({ after }) => isPolicy(after))
      .map(({ before, after }) => ({ policy: before, at: after, words: "it no longer holds for them" }));
    if (gone.length + other.length === 0) return;
    const isolated = isolatedIn(graph);
    for (const { policy, at, words } of [...gone, ...other]) {
      for (const direction of directionsOf(policy)) {
        const open = podsOf(graph, policy).filter((workload) => !isolated[direction].has(workload));
        if (open.length === 0) continue;
        const titles = enumerate([...new Set(open.map(({ title }) => title))].sort());
        const message = `${words}, and no other policy selects the pods of ${titles}: they ${directions[direction]}`;
        yield destroys(at, { message, cure: "keep what it said" });
      }
    }
  },
};
