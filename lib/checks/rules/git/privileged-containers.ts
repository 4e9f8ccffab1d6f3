import { isNodeSoftware, logShippers, ordinaryWorkloads, preparesNode } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

/** Only what manages nodes is privileged. */
export const privilegedContainers: Rule = {
  number: 512,
  name: "privileged-containers",
  reason: "A privileged container is root on its node: who breaks into it has the node and everything on it.",
  see: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  *check(graph) {
    for (const workload of new Set([...ordinaryWorkloads(graph), ...logShippers(graph)])) {
      for (const container of workload.containers) {
        if (container.security.privileged !== true) continue;
        if (isNodeSoftware(container) || preparesNode(container)) continue;
        yield {
          at: workload.resource,
          message: `container ${container.name} is privileged`,
          fix: "remove securityContext.privileged, and add the one capability that it needs",
        };
      }
    }
  },
};
