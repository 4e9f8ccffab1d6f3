import { numberAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { isNodeSoftware, ordinaryWorkloads } from "../../privileges/ordinary.ts";
import type { Rule } from "../../rule.ts";

/** Of containers that run: those that only prepare something need root more often. */
interface Running {
  readonly workload: Workload;
  readonly container: Container;
}

/** What so many containers of a tree do is how it is meant to be. */
const leastAlike = 3;

function userOf(workload: Workload, { security }: Container): number | undefined {
  return numberAt(security.runAsUser) ?? numberAt(workload.security.runAsUser);
}

function isRoot({ workload, container }: Running): boolean {
  return userOf(workload, container) === 0;
}

function isOther({ workload, container }: Running): boolean {
  const own = container.security.runAsNonRoot;
  const isNonRoot = (own === undefined ? workload.security.runAsNonRoot : own) === true;
  return !isRoot({ workload, container }) && (isNonRoot || (userOf(workload, container) ?? 0) > 0);
}

const mayEscalate = ({ container }: Running) => container.security.allowPrivilegeEscalation === true;
const mayNotEscalate = ({ container }: Running) => container.security.allowPrivilegeEscalation === false;

function areMost(all: readonly Running[], is: (one: Running) => boolean): boolean {
  const alike = all.filter(is).length;
  return alike >= leastAlike && alike > all.length / 2;
}

/** Where a tree runs its containers as other users than root, none runs as root. */
export const rootUsers: Rule = {
  number: 516,
  name: "root-users",
  reason:
    "A process that runs as root, or can become it, needs only one hole in the kernel to have the node.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  *check(graph) {
    const all = ordinaryWorkloads(graph).flatMap((workload) =>
      workload.containers
        .filter((container) => container.stays && !isNodeSoftware(container))
        .map((container): Running => ({ workload, container })),
    );
    const areOthers = areMost(all, isOther);
    const areHeld = areMost(all, mayNotEscalate);
    for (const one of all) {
      const at = one.workload.resource;
      const { name } = one.container;
      if (areOthers && isRoot(one)) {
        const message = `container ${name} runs as root, while most others of the tree do not`;
        yield {
          at,
          severity: "warning",
          message,
          fix: "set runAsUser to the user of the image, and runAsNonRoot",
        };
      }
      if (areHeld && mayEscalate(one)) {
        const message = `container ${name} may gain privileges, while most others of the tree may not`;
        yield { at, severity: "warning", message, fix: "set allowPrivilegeEscalation to false" };
      }
    }
  },
};
