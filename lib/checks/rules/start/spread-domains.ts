import { replicasOf } from "../../demand/replicas.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { domainsText, mostDomains } from "../../scheduling/domains.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { isNodeName } from "../../scheduling/node-labels.ts";
import { selectedNodes } from "../../scheduling/node-selection.ts";
import { groupsOf, type NodeKind, nodesOf } from "../../scheduling/nodes.ts";
import { type SpreadConstraint, spreadConstraints } from "../../scheduling/pod-terms.ts";
import { count, enumerate } from "../../wording.ts";

/** A spread of a workload, and where its pods may be. */
interface Spread {
  readonly workload: Workload;
  readonly constraint: SpreadConstraint;
  readonly eligible: readonly NodeKind[];
  /** Pods that there always are. */
  readonly pods: number;
}

function withTooFew({ workload, constraint, eligible, pods }: Spread): Violation[] {
  const { place, topologyKey, maxSkew, minDomains } = constraint;
  const domains = mostDomains(topologyKey, eligible);
  if (minDomains <= domains) return [];
  const places = domains * maxSkew;
  const outcome =
    pods > places
      ? `${count(pods - places, "pod")} of ${pods} find no place`
      : `more than ${count(places, "pod")} would find no place`;
  return [
    {
      at: workload.resource,
      ...(pods <= places && { severity: "warning" }),
      message: `${place} asks for at least ${domainsText(topologyKey, minDomains)}, and there are at most ${domains}: ${outcome}`,
      fix: `set minDomains to ${domains}, or remove it`,
    },
  ];
}

/** Groups whose nodes are always there, that a spread counts and its pods cannot run on. */
function countedInVain(graph: Graph, { workload, constraint, eligible }: Spread): NodeKind[] {
  const { topologyKey } = constraint;
  const places = new Set(eligible.map(({ labels }) => labels.get(topologyKey)));
  const own = new Set(groupsOf(eligible));
  const counted = selectedNodes(workload.podSpec, nodesOf(graph) ?? []).filter(
    ({ group, told }) => !own.has(group) && (told.min ?? 0) > 0,
  );
  if (isNodeName(topologyKey)) return counted;
  // In which of its zones a node of a group is, nobody knows: it has to be outside in all of them.
  const outside = (node: NodeKind) => {
    const place = node.labels.get(topologyKey);
    return place !== undefined && !places.has(undefined) && !places.has(place);
  };
  const inside = new Set(groupsOf(counted.filter((node) => !outside(node))));
  return counted.filter(({ group }) => !inside.has(group));
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#interaction-with-node-affinity-and-node-selectors */
function withTainted(graph: Graph, spread: Spread): Violation[] {
  const { workload, constraint, eligible, pods } = spread;
  if (constraint.honorsTaints) return [];
  const { place, topologyKey, maxSkew } = constraint;
  const places = mostDomains(topologyKey, eligible) * maxSkew;
  if (pods <= places) return [];
  const groups = groupsOf(countedInVain(graph, spread));
  if (groups.length === 0) return [];
  return [
    {
      at: workload.resource,
      message: `${place} counts the nodes of ${enumerate(groups)}, whose taints its pods do not tolerate and which stay empty: with maxSkew ${maxSkew}, ${count(pods - places, "pod")} of ${pods} find no place`,
      fix: "set nodeTaintsPolicy of the constraint to Honor",
    },
  ];
}

/** There are as many zones or nodes for pods as a spread counts. */
export const spreadDomains: Rule = {
  number: 267,
  name: "spread-domains",
  reason:
    "A spread that counts more zones or nodes than its pods can run in takes only maxSkew pods in each of them.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition",
  *check(graph) {
    for (const workload of graph.workloads) {
      if (spreadConstraints(workload).length === 0) continue;
      const eligible = eligibleNodes(graph, workload);
      if (eligible === undefined || eligible.length === 0) continue;
      const pods = replicasOf(graph, workload).min;
      for (const constraint of spreadConstraints(workload)) {
        if (!constraint.isBinding || !constraint.isOwn) continue;
        const spread = { workload, constraint, eligible, pods };
        yield* withTooFew(spread);
        yield* withTainted(graph, spread);
      }
    }
  },
};
