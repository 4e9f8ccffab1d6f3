import { mapAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import { groupsOf } from "../../scheduling/nodes.ts";
import { enumerate } from "../../wording.ts";

/**
 * Devices by name of the resource, with the instance families that have them.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
const families: Readonly<Record<string, RegExp>> = {
  "nvidia.com/gpu": /^(g3|g4dn|g5g?|g6e?|gr6|g6f|gr6f|g7e?|p\d+[a-z]*)\b/,
  "amd.com/gpu": /^g4ad\b/,
  "aws.amazon.com/neuron": /^(inf|trn)\d/,
  "aws.amazon.com/neuroncore": /^(inf|trn)\d/,
  "aws.amazon.com/neurondevice": /^(inf|trn)\d/,
};

function devicesOf({ containers }: Workload): string[] {
  const devices = new Set<string>();
  for (const { fields } of containers) {
    for (const list of ["requests", "limits"]) {
      for (const name of Object.keys(mapAt(fields.resources, list)))
        if (name.includes("/")) devices.add(name);
    }
  }
  return [...devices];
}

/** Devices that pods ask for are in some node that they may run on. */
export const nodeDevices: Rule = {
  number: 287,
  name: "node-devices",
  reason: "A pod that asks for a GPU or another device stays Pending for ever when no node has one.",
  see: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
  *check(graph) {
    for (const workload of graph.workloads) {
      const at = workload.resource;
      for (const device of devicesOf(workload)) {
        const near = nearest(device, Object.keys(families));
        const pattern = Object.hasOwn(families, device) ? families[device] : undefined;
        if (pattern === undefined) {
          if (near === undefined) continue;
          const message = `a container asks for ${device}, which no device plugin offers: its pods stay Pending for ever`;
          yield { at, message, fix: `write ${near}` };
          continue;
        }
        const nodes = eligibleNodes(graph, workload);
        if (nodes === undefined || nodes.length === 0) continue;
        if (nodes.some(({ told }) => told.instanceType === undefined || pattern.test(told.instanceType))) {
          continue;
        }
        const types = [...new Set(nodes.flatMap(({ told }) => told.instanceType ?? []))].sort();
        yield {
          at,
          message: `a container asks for ${device}, and the nodes of ${enumerate(groupsOf(nodes))}, ${enumerate(types)}, have none: its pods stay Pending for ever`,
          fix: "add a node group of an instance type with the device, or do not ask for it",
        };
      }
    }
  },
};
