import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Workload } from "../graph/workload.ts";
import type { Violation } from "../rule.ts";
import { eligibleNodes } from "../scheduling/eligible.ts";
import { type PodRoom, roomOfNodes, told } from "../scheduling/node-room.ts";
import { groupsOf, mostNodes, type NodeKind, nodesOf } from "../scheduling/nodes.ts";
import { count, enumerate } from "../wording.ts";
import { type Count, replicasOf } from "./replicas.ts";
import { requestsOf } from "./requests.ts";

/** Kinds whose pods are always there. */
const lasting = new Set(["Deployment", "ReplicaSet", "Rollout", "StatefulSet"]);

/** Pods of a workload, and where they may run. */
interface Load {
  readonly workload: Workload;
  readonly replicas: Count;
  /** Of each pod. */
  readonly each: PodRoom;
  readonly groups: readonly string[];
}

/** Some node groups, what they have room for, and what runs nowhere else. */
interface Share {
  readonly nodes: readonly NodeKind[];
  readonly room: PodRoom;
  readonly loads: readonly Load[];
  /** What runs there besides. */
  readonly taken: PodRoom;
}

const resources = ["cpu", "memory", "pods"] as const;

function loadsOf(graph: Graph): Load[] {
  const workloads = new Map(graph.workloads.map((one) => [`${one.namespace}/${one.title}`, one]));
  return [...workloads.values()].flatMap((workload) => {
    const nodes = eligibleNodes(graph, workload) ?? [];
    if (!lasting.has(workload.resource.object.kind) || nodes.length === 0) return [];
    const each = { ...requestsOf(workload.podSpec), pods: 1 };
    return [{ workload, replicas: replicasOf(graph, workload), each, groups: groupsOf(nodes) }];
  });
}

/** The node groups together, and each choice of them that some pods are bound to. */
function sharesOf(graph: Graph, nodes: readonly NodeKind[]): Share[] {
  const loads = loadsOf(graph);
  const all = groupsOf(nodes);
  const choices = new Map(
    [all, ...loads.map(({ groups }) => groups)].map((groups) => [groups.join(" "), groups]),
  );
  const nothing = told();
  return [...choices.values()]
    .sort((one, other) => one.length - other.length)
    .map((groups) => {
      const inside = nodes.filter(({ group }) => groups.includes(group));
      return {
        nodes: inside,
        room: roomOfNodes(inside),
        loads: loads.filter((load) => load.groups.every((group) => groups.includes(group))),
        taken: groups.length === all.length ? told(graph.tree.facts.systemWorkloads) : nothing,
      };
    });
}

const totalsOf = once(({ loads, taken }: Share): PodRoom => {
  const totalOf = (resource: keyof PodRoom) =>
    loads.reduce((sum, { replicas, each }) => sum + replicas.min * each[resource], taken[resource]);
  return { cpu: totalOf("cpu"), memory: totalOf("memory"), pods: totalOf("pods") };
});

function totalOf(share: Share, resource: keyof PodRoom): number {
  return totalsOf(share)[resource];
}

function amountText(resource: keyof PodRoom, amount: number): string {
  if (resource === "pods") return count(Math.floor(amount), "pod");
  return resource === "cpu" ? `${Math.floor(amount)}m CPU` : `${Math.floor(amount)}Mi memory`;
}

function nodesText({ nodes }: Share): string {
  return `the ${count(mostNodes(nodes), "node")} of ${enumerate(groupsOf(nodes))}`;
}

const fix = "run fewer pods, request less, or raise the max of a node group";

/** The workload that takes the most, where the rest fits without it; else the cluster. */
function culprit({ tree }: Graph, share: Share, resource: keyof PodRoom): Violation["at"] {
  const takes = ({ replicas, each }: Load) => replicas.min * each[resource];
  const [largest] = share.loads.toSorted((one, other) => takes(other) - takes(one));
  const isAlone = largest !== undefined && totalOf(share, resource) - takes(largest) <= share.room[resource];
  return isAlone ? largest.workload.resource : tree;
}

function* withoutRoom(graph: Graph, share: Share): Generator<Violation> {
  for (const resource of resources) {
    const [total, room] = [totalOf(share, resource), share.room[resource]];
    if (!(total > room)) continue;
    const what =
      resource === "pods"
        ? `there are ${amountText(resource, total)} at least`
        : `the pods that there always are request ${amountText(resource, total)}`;
    yield {
      at: culprit(graph, share, resource),
      message: `${what}, and the room on ${nodesText(share)} is ${amountText(resource, room)}: what is left over stays Pending for ever`,
      fix,
    };
  }
}

/** Autoscalers whose most pods have no place although all others are at their fewest. */
function* outOfReach(share: Share): Generator<Violation> {
  for (const { workload, replicas, each } of share.loads) {
    for (const resource of resources) {
      const more = (replicas.max - replicas.min) * each[resource];
      const [total, room] = [totalOf(share, resource), share.room[resource]];
      if (more === 0 || total > room || total + more <= room) continue;
      const reachable = replicas.min + Math.floor((room - total) / each[resource]);
      yield {
        at: workload.resource,
        severity: "warning",
        message: `its autoscaler may make ${count(replicas.max, "pod")}, and on ${nodesText(share)} the ${resource === "pods" ? "room" : resource} beside what is always there is enough for ${reachable}: the others stay Pending`,
        fix: `lower maxReplicas to ${reachable}, request less, or raise the max of a node group`,
      };
      break;
    }
  }
}

/**
 * What the pods of a foreign tree ask for together, against the most nodes that the facts tell. Only sums are compared,
 * and only of what is known: what this finds cannot fit, however it is packed.
 */
export function* toldCapacityViolations(graph: Graph): Generator<Violation> {
  const nodes = nodesOf(graph);
  if (nodes === undefined || graph.tree.infrastructure !== undefined) return;
  for (const share of sharesOf(graph, nodes)) {
    const violations = [...withoutRoom(graph, share)];
    yield* violations;
    // Larger choices of groups lack what this one lacks.
    if (violations.length > 0) return;
    yield* outOfReach(share);
  }
}
