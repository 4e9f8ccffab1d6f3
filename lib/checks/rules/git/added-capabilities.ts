import { textsAt } from "../../graph/fields.ts";
import { isNodeSoftware, ordinaryWorkloads, preparesNode } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Capabilities that lead out of a container. */
const dangerous = new Set([
  "ALL",
  "BPF",
  "DAC_READ_SEARCH",
  "MAC_ADMIN",
  "MAC_OVERRIDE",
  "NET_ADMIN",
  "PERFMON",
  "SYSLOG",
  "SYS_ADMIN",
  "SYS_BOOT",
  "SYS_MODULE",
  "SYS_PTRACE",
  "SYS_RAWIO",
  "SYS_TIME",
]);

/** Only what manages nodes has capabilities that lead out of its container. */
export const addedCapabilities: Rule = {
  number: 515,
  name: "added-capabilities",
  reason: "Some capabilities are as good as root on the node.",
  see: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  *check(graph) {
    for (const workload of ordinaryWorkloads(graph)) {
      for (const container of workload.containers) {
        const { capabilities } = container.security;
        if (capabilities === undefined) continue;
        const added = textsAt(capabilities, "add");
        const wrong = added.filter((name) => dangerous.has(name.toUpperCase().replace(/^CAP_/, "")));
        if (wrong.length === 0 || isNodeSoftware(container) || preparesNode(container)) continue;
        yield {
          at: workload.resource,
          message: `container ${container.name} adds ${enumerate(wrong)}, beyond what Pod Security lets any ordinary pod have`,
          fix: "remove it from capabilities.add",
        };
      }
    }
  },
};
