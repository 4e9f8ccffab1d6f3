import { replicasOf } from "../../demand/replicas.ts";
import { listAt, numberAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { groupsOf, mostNodes } from "../../scheduling/nodes.ts";
import { count } from "../../wording.ts";

/** Ports of the node that pods take, as `8080/TCP`; on the network of the node all that containers declare. */
function hostPortsOf({ podSpec, containers }: Workload): string[] {
  const field = podSpec.hostNetwork === true ? "containerPort" : "hostPort";
  const found = new Set<string>();
  for (const { stays, fields } of containers) {
    if (!stays) continue;
    for (const port of listAt(fields, "ports")) {
      const number = numberAt(port, field);
      if (number === undefined || number === 0) continue;
      if ((textAt(port, "hostIP") ?? "0.0.0.0") !== "0.0.0.0") continue;
      found.add(`${number}/${textAt(port, "protocol") ?? "TCP"}`);
    }
  }
  return [...found];
}

function* withoutNode(graph: Graph, workload: Workload): Generator<Violation> {
  const [port] = hostPortsOf(workload);
  const nodes = port === undefined ? undefined : eligibleNodes(graph, workload);
  if (nodes === undefined || nodes.length === 0) return;
  const { min, max } = replicasOf(graph, workload);
  const most = mostNodes(nodes);
  if (max <= most || workload.resource.object.kind === "DaemonSet") return;
  yield {
    at: workload.resource,
    ...(min <= most && { severity: "warning" }),
    message: `each of its ${min > most ? min : `up to ${max}`} pods takes port ${port} of its node, and there are at most ${count(most, "node")} for them: ${(min > most ? min : max) - most} too many`,
    fix: "remove the hostPort, or make it a DaemonSet",
  };
}

/** Whether two DaemonSets may have a pod on the same node: where nobody knows the nodes, only if neither chooses. */
function mayMeet(graph: Graph, one: Workload, other: Workload): boolean {
  const [left, right] = [eligibleNodes(graph, one), eligibleNodes(graph, other)];
  if (left === undefined || right === undefined) {
    return [one, other].every(
      ({ podSpec }) => podSpec.nodeSelector === undefined && podSpec.affinity === undefined,
    );
  }
  const groups = new Set(groupsOf(left));
  return groupsOf(right).some((group) => groups.has(group));
}

/** DaemonSets that want the same port of every node. */
function* sharedPorts(graph: Graph): Generator<Violation> {
  const daemonSets = graph.workloads.filter(({ resource }) => resource.object.kind === "DaemonSet");
  const holders = new Map<string, Workload>();
  for (const workload of daemonSets) {
    for (const port of hostPortsOf(workload)) {
      const holder = holders.get(port);
      if (holder === undefined) {
        holders.set(port, workload);
      } else if (mayMeet(graph, holder, workload)) {
        yield {
          at: workload.resource,
          message: `its pods take port ${port} of their node, as those of ${holder.title} do: on a node with both, one stays Pending`,
          fix: "give one of them another port",
        };
      }
    }
  }
}

/** A port of a node is taken by one pod. */
export const hostPorts: Rule = {
  number: 289,
  name: "host-ports",
  compares: true,
  reason: "A pod whose hostPort is taken on every node stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/configuration/overview/#services",
  *check(graph) {
    for (const workload of graph.workloads) yield* withoutNode(graph, workload);
    yield* sharedPorts(graph);
  },
};
