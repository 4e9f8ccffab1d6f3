import { mebibytesOf, millicoresOf } from "#lib/capacity/quantity.ts";
import { requestsOf } from "../../demand/requests.ts";
import { valueAt } from "../../graph/fields.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import type { NodeRoom } from "../../scheduling/instance-sizes.ts";
import { roomOfNode } from "../../scheduling/node-room.ts";
import type { NodeKind } from "../../scheduling/nodes.ts";

/** What the scheduler reserves for a pod, with what its runtime takes. */
function sizeOf({ podSpec }: Workload): NodeRoom {
  const { cpu, memory } = requestsOf(podSpec);
  if (podSpec.overhead === undefined) return { cpu, memory };
  const overhead = (resource: string) => valueAt(podSpec, "overhead", resource) ?? 0;
  return {
    cpu: cpu + millicoresOf(overhead("cpu")),
    memory: memory + mebibytesOf(overhead("memory")),
  };
}

/** Room of nodes of each kind while they are empty. Most workloads may run on the same nodes. */
const roomsOf = once((nodes: readonly NodeKind[]) => nodes.map(({ told }) => roomOfNode(told)));

/** A pod fits on an empty node of some kind that it may run on. */
export const podSize: Rule = {
  number: 286,
  name: "pod-size",
  reason: "A pod that requests more than a whole node has stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled",
  *check(graph) {
    for (const workload of graph.workloads) {
      const nodes = eligibleNodes(graph, workload);
      if (nodes === undefined || nodes.length === 0) continue;
      const size = sizeOf(workload);
      const rooms = roomsOf(nodes);
      if (rooms.some(({ cpu, memory }) => size.cpu <= cpu && size.memory <= memory)) continue;
      const [cpu, memory] = [
        Math.max(...rooms.map((room) => room.cpu)),
        Math.max(...rooms.map((room) => room.memory)),
      ];
      const parts = [
        ...(size.cpu > cpu ? [`${size.cpu}m CPU, and the largest node it may run on has ${cpu}m`] : []),
        ...(size.memory > memory
          ? [
              `${Math.ceil(size.memory)}Mi memory, and the largest node it may run on has ${Math.floor(memory)}Mi`,
            ]
          : []),
      ];
      const text =
        parts.length === 0
          ? `${size.cpu}m CPU and ${Math.ceil(size.memory)}Mi memory, which no node it may run on has together`
          : parts.join("; and ");
      yield {
        at: workload.resource,
        message: `each pod requests ${text}: it stays Pending for ever`,
        fix: "request less, or add a node group of a larger instance type",
      };
    }
  },
};
