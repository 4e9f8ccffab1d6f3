import { userOf } from "../../containers/user.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Ports below belong to root, unless the pod lowers the bound. */
const firstFree = 1024;

const boundary = "net.ipv4.ip_unprivileged_port_start";

function firstFreeOf({ security }: Workload): number {
  if (security.sysctls === undefined) return firstFree;
  const sysctls = listAt(security.sysctls);
  const value = sysctls.find((one) => textAt(one, "name") === boundary);
  return value === undefined ? firstFree : Number(textAt(value, "value") ?? 0);
}

function mayBind({ security }: Container): boolean {
  const added = textsAt(security.capabilities, "add");
  return added.some((name) => /^(CAP_)?(NET_BIND_SERVICE|ALL)$/i.test(name));
}

function violationOf(workload: Workload, container: Container, bound: number): Violation | undefined {
  const low = container.ports.find(({ number = firstFree }) => number < bound);
  if (low === undefined) return undefined;
  const user = userOf(workload, container);
  if (user === undefined || user === 0 || mayBind(container)) return undefined;
  const who = typeof user === "number" ? `user ${user}` : "a user that is not root";
  return {
    at: workload.resource,
    severity: "warning",
    message: `container ${container.name} listens on port ${low.number} as ${who}, who may not on most nodes: the server ends with "Permission denied"`,
    fix: `let it listen on a port from ${bound}, or set the sysctl ${boundary} to 0`,
  };
}

/** Servers that are not root listen on ports that they may have. */
export const privilegedPorts: Rule = {
  number: 233,
  name: "privileged-ports",
  reason: "Ports below 1024 belong to root: a server with another user ends as soon as it starts.",
  see: "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
  *check({ workloads }) {
    for (const workload of workloads) {
      const bound = firstFreeOf(workload);
      for (const container of workload.containers) {
        const violation = violationOf(workload, container, bound);
        if (violation !== undefined) yield violation;
      }
    }
  },
};
