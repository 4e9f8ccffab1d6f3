import { replicasOf } from "../../demand/replicas.ts";
import { type Found, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { persistentClaims, usersOfClaims } from "../../storage/claims.ts";
import { classesOf } from "../../storage/classes.ts";
import { certaintyOf, isOfOneNode, isOfOnePod, staysOnOneNode } from "../../storage/single-node.ts";
import { enumerate } from "../../wording.ts";

function isNone(amount: Found): boolean {
  return amount === 0 || amount === "0" || (typeof amount === "string" && /^0+%$/.test(amount));
}

/** Whether a rollout of one pod starts the new one while the old one runs. */
function overlaps({ resource: { object } }: Workload): boolean {
  if (object.kind !== "Deployment") return false;
  const strategy = valueAt(object, "spec", "strategy");
  return textAt(strategy, "type") !== "Recreate" && !isNone(valueAt(strategy, "rollingUpdate", "maxSurge"));
}

/** A rollout does not need a volume on two nodes. */
export const claimRollouts: Rule = {
  number: 269,
  name: "claim-rollouts",
  reason:
    "A rolling update keeps the old pod until the new one is ready, and the new one waits for the volume that the old one holds.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment",
  *check(graph) {
    const [classes, users] = [classesOf(graph), usersOfClaims(graph)];
    for (const claim of persistentClaims(graph)) {
      const certainty = isOfOneNode(claim) ? certaintyOf(classes, claim) : "no";
      if (certainty === "no") continue;
      for (const workload of users.get(`${claim.namespace}/${claim.name}`) ?? []) {
        if (!overlaps(workload) || replicasOf(graph, workload).max !== 1) continue;
        if (!isOfOnePod(claim) && staysOnOneNode(graph, workload)) continue;
        yield {
          at: workload.resource,
          ...(certainty === "likely" && { severity: "warning" }),
          message: `its rolling update starts a new pod while the old one holds ${claim.title}, which is ${enumerate(claim.accessModes)}: on another node the new pod never starts, and the rollout never ends`,
          fix: "set strategy.type to Recreate",
        };
      }
    }
  },
};
