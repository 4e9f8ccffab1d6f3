import type { Resource } from "#lib/render/resource.ts";
import type { Change } from "../../change/change.ts";
import { lossOfVolume } from "../../change/data.ts";
import { type ChangeRule, type Destruction, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { textAt } from "../../graph/fields.ts";
import { isOf, kinds, namespaceOf } from "../../graph/kind.ts";
import type { Reference } from "../../graph/reference.ts";
import { enumerate, titleOf } from "../../wording.ts";

const cure = "keep its manifest";

/** What still mounts claims, by namespace and name of the claim. */
function usersIn({ head }: Change): ReadonlyMap<string, readonly Reference[]> {
  const { kind } = kinds.persistentVolumeClaim;
  const ofClaims = head.graph.references.filter((reference) => reference.kind.kind === kind);
  return Map.groupBy(ofClaims, ({ namespace, name }) => `${namespace}/${name}`);
}

function ofClaim(change: Change, claim: Resource, users: readonly Reference[]): Destruction {
  const { isDeleted, words } = removalOf(change, claim);
  const loss = isDeleted
    ? lossOfVolume(change.base.graph, textAt(claim.object, "spec", "storageClassName"))
    : "its data belongs to nobody, and a cluster that is built anew does not have it";
  const titles = [...new Set(users.map(({ from }) => titleOf(from)))].sort();
  const waiting = titles.length === 0 ? "" : `; ${enumerate(titles)} still mounts it`;
  return destroys(claim, { message: `${words}: ${loss}${waiting}`, cure });
}

function ofVolume(change: Change, volume: Resource): Destruction {
  const { isDeleted, words } = removalOf(change, volume);
  const policy = textAt(volume.object, "spec", "persistentVolumeReclaimPolicy") ?? "Retain";
  const deleted =
    policy === "Delete"
      ? "the disk behind it is deleted with all data on it"
      : "no claim finds the disk behind it";
  const loss = isDeleted ? deleted : "a cluster that is built anew does not have it";
  return destroys(volume, { message: `${words}: ${loss}`, cure });
}

/** Claims and volumes hold the data itself. */
export const claimDeletion: ChangeRule = {
  number: 601,
  name: "claim-deletion",
  reason: "With a PersistentVolumeClaim its volume is deleted, and all data on it.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
  *check(change) {
    const users = usersIn(change);
    for (const resource of deletedAlone(change)) {
      const key = `${namespaceOf(resource)}/${resource.object.metadata.name}`;
      if (isOf(resource, kinds.persistentVolumeClaim)) yield ofClaim(change, resource, users.get(key) ?? []);
      if (isOf(resource, kinds.persistentVolume)) yield ofVolume(change, resource);
    }
  },
};
