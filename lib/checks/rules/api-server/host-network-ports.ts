import { isTrueAt, listAt, numberAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Pods in the network of the node have each port under its own number. */
export const hostNetworkPorts: Rule = {
  number: 163,
  name: "host-network-ports",
  reason:
    "The API server refuses a pod in the network of the node that asks for another port there than its own.",
  see: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  *check(graph) {
    for (const { resource: at, podSpec, containers } of graph.workloads) {
      if (!isTrueAt(podSpec, "hostNetwork")) continue;
      for (const { name, fields } of containers) {
        for (const port of listAt(fields, "ports")) {
          const [own, host] = [numberAt(port, "containerPort"), numberAt(port, "hostPort")];
          if (own === undefined || host === undefined || host === 0 || host === own) continue;
          const message = `container ${name} has port ${own} with hostPort ${host}, but the network of the node`;
          yield { at, message, fix: "write the same number for both, or remove hostPort" };
        }
      }
    }
  },
};
