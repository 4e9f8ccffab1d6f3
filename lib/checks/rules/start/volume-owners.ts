import { knownImageOf } from "../../containers/image.ts";
import { otherUsers } from "../../containers/image-users.ts";
import { isLasting, mountsOf } from "../../containers/mounts.ts";
import { shellTextOf } from "../../containers/scripts.ts";
import { storageOf } from "../../containers/storage.ts";
import { securityOf, userOf } from "../../containers/user.ts";
import { numberAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Whom a container runs as, where that is not root, as words of a sentence. */
function userText(workload: Workload, container: Container): string | undefined {
  const user = userOf(workload, container);
  if (user === 0) return undefined;
  if (typeof user === "number") return `user ${user}`;
  if (user === "not root") return "a user that is not root";
  const image = knownImageOf(container);
  return image !== undefined && otherUsers.has(image.name) ? `the user of ${image.text}` : undefined;
}

/** Whether an init container gives the volume to somebody else before. */
function changesOwner(graph: Graph, workload: Workload): boolean {
  return workload.containers.some((container) => {
    const text = `${container.words.join(" ")}\n${shellTextOf(graph, workload, container)}`;
    return /\b(chown|chmod|chgrp|install|setfacl)\b/.test(text);
  });
}

function violationOf(graph: Graph, workload: Workload, container: Container): Violation | undefined {
  const mount = mountsOf(workload, container).find(
    (one) =>
      isLasting(one) &&
      !one.isReadOnly &&
      one.volume !== undefined &&
      storageOf(graph, workload.namespace, one.volume)?.isDisk === true,
  );
  const user = mount && userText(workload, container);
  if (user === undefined || securityOf(workload, container, "privileged") === true) return undefined;
  return {
    at: workload.resource,
    message: `container ${container.name} runs as ${user} and mounts volume ${mount?.volume?.name} at ${mount?.path}, but its pod has no fsGroup: a new disk belongs to root, and nobody else can write to it`,
    fix: "set fsGroup in the securityContext of the pod",
  };
}

/** Who is not root can write to the disks that are claimed for it. */
export const volumeOwners: Rule = {
  number: 237,
  name: "volume-owners",
  reason:
    "The root of a new disk belongs to root: another user cannot write to it unless fsGroup gives it away.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod",
  *check(graph) {
    for (const workload of graph.workloads) {
      if (numberAt(workload.security.fsGroup) !== undefined) continue;
      if (valueAt(workload.podSpec, "os", "name") === "windows") continue;
      for (const container of workload.containers) {
        const violation = violationOf(graph, workload, container);
        if (violation !== undefined && !changesOwner(graph, workload)) yield violation;
      }
    }
  },
};
