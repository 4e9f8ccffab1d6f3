import { isNodeSoftware, logShippers, ordinaryWorkloads } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

const effects = Object.entries({
  hostNetwork:
    "it shares the network of its node: no NetworkPolicy holds for it, and its ports are those of the node",
  hostPID: "it sees all processes of its node, with their environments",
  hostIPC: "it shares the memory of processes of its node",
});

/** Only what manages nodes shares their namespaces. */
export const hostNamespaces: Rule = {
  number: 514,
  name: "host-namespaces",
  reason: "What shares a namespace of its node reaches everything that runs there.",
  see: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  *check(graph) {
    const shippers = new Set(logShippers(graph));
    for (const workload of new Set([...ordinaryWorkloads(graph), ...shippers])) {
      const { resource: at, podSpec, containers } = workload;
      for (const [field, effect] of effects) {
        if (podSpec[field] !== true || containers.some(isNodeSoftware)) continue;
        // Some read from the kubelet of their node.
        if (field === "hostNetwork" && shippers.has(workload)) continue;
        yield { at, message: `${field} is true: ${effect}`, fix: `remove ${field}` };
      }
    }
  },
};
