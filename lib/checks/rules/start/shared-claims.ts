import { replicasOf } from "../../demand/replicas.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { type Claim, persistentClaims, usersOfClaims } from "../../storage/claims.ts";
import { classesOf } from "../../storage/classes.ts";
import { certaintyOf, isOfOneNode, isOfOnePod, staysOnOneNode } from "../../storage/single-node.ts";
import { enumerate } from "../../wording.ts";

const jobs = new Set(["CronJob", "Job"]);

function outcomeOf(claim: Claim): string {
  return isOfOnePod(claim)
    ? "one pod at a time gets it, and the others stay Pending"
    : "one node at a time gets it, and pods on others never start";
}

function podsText(graph: Graph, workload: Workload): string | undefined {
  if (workload.resource.object.kind === "DaemonSet") return "a pod on every node";
  const { min, max } = replicasOf(graph, workload);
  if (max <= 1) return undefined;
  return min === max ? `${max} pods` : `up to ${max} pods`;
}

function* ofReplicas(graph: Graph, claim: Claim, users: readonly Workload[]): Generator<Violation> {
  for (const workload of users) {
    const pods = podsText(graph, workload);
    if (pods === undefined || jobs.has(workload.resource.object.kind)) continue;
    if (!isOfOnePod(claim) && staysOnOneNode(graph, workload)) continue;
    yield {
      at: workload.resource,
      message: `${pods} mount ${claim.title}, which is ${enumerate(claim.accessModes)}: ${outcomeOf(claim)}`,
      fix: "run one pod, make it a StatefulSet with a claim for each pod, or use a volume that is ReadWriteMany",
    };
  }
}

function* ofWorkloads(graph: Graph, claim: Claim, users: readonly Workload[]): Generator<Violation> {
  const lasting = users.filter(
    (one) => !jobs.has(one.resource.object.kind) && replicasOf(graph, one).max > 0,
  );
  const [first, ...others] = [...lasting, ...users.filter((one) => jobs.has(one.resource.object.kind))];
  if (first === undefined || lasting.length === 0) return;
  for (const other of others) {
    if (!isOfOnePod(claim) && (staysOnOneNode(graph, first) || staysOnOneNode(graph, other))) continue;
    const isJob = jobs.has(other.resource.object.kind);
    yield {
      at: other.resource,
      ...(isJob && !isOfOnePod(claim) && { severity: "warning" }),
      message: `its pods mount ${claim.title}, which is ${enumerate(claim.accessModes)} and which pods of ${first.title} mount: ${outcomeOf(claim)}`,
      fix: "give it a claim of its own, use a volume that is ReadWriteMany, or require both on one node by pod affinity",
    };
  }
}

/** A claim that one node or pod may mount is mounted by no more. */
export const sharedClaims: Rule = {
  number: 268,
  name: "shared-claims",
  compares: true,
  reason:
    "A volume that one node holds cannot be attached to another: the second pod waits for it in ContainerCreating for ever.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
  *check(graph) {
    const [classes, users] = [classesOf(graph), usersOfClaims(graph)];
    for (const claim of persistentClaims(graph)) {
      const certainty = isOfOneNode(claim) ? certaintyOf(classes, claim) : "no";
      if (certainty === "no") continue;
      const own = users.get(`${claim.namespace}/${claim.name}`) ?? [];
      for (const violation of [...ofReplicas(graph, claim, own), ...ofWorkloads(graph, claim, own)]) {
        yield certainty === "certain" ? violation : { ...violation, severity: "warning" };
      }
    }
  },
};
