import type { Resource } from "#lib/render/resource.ts";
import { hasClaims } from "../../change/data.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

const running = new Set(["apps/DaemonSet", "apps/Deployment", "apps/StatefulSet", "argoproj.io/Rollout"]);

/** What becomes of the claims of a StatefulSet that is deleted. */
function lossOfClaims({ object }: Resource): string {
  const templates = listAt(object, "spec", "volumeClaimTemplates");
  const names = templates.map(
    (template) => `${textAt(template, "metadata", "name") ?? ""}-${object.metadata.name}-0`,
  );
  const policy = textAt(object, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted");
  const claims = `${names.length === 1 ? "claim" : "claims"} ${enumerate(names)} and those of its other pods`;
  return policy === "Delete"
    ? `its pods stop, and ${claims} are deleted with all data (whenDeleted: Delete)`
    : `its pods stop, and ${claims} stay behind without anything that mounts them`;
}

function lossOf(resource: Resource): string {
  if (hasClaims(resource)) return lossOfClaims(resource);
  if (resource.object.kind === "CronJob") return "it no longer runs";
  return "its pods stop, and nothing takes their place";
}

/** What runs, and runs no more. */
export const workloadDeletion: ChangeRule = {
  number: 604,
  name: "workload-deletion",
  reason: "Its pods stop, and whoever outside of the tree uses them meets nobody.",
  see: "https://kubernetes.io/docs/concepts/workloads/",
  *check(change) {
    for (const resource of deletedAlone(change)) {
      const id = kindId(kindOf(resource.object));
      if (!running.has(id) && id !== "batch/CronJob") continue;
      const { isDeleted, words } = removalOf(change, resource);
      if (!isDeleted && !hasClaims(resource)) continue;
      const loss = isDeleted ? lossOf(resource) : "it runs on, and nobody updates it";
      yield destroys(resource, { message: `${words}: ${loss}`, cure: "keep its manifest" });
    }
  },
};
