import type { Resource } from "#lib/render/resource.ts";
import { application, cascades } from "../../change/applications.ts";
import { hasClaims, isStore } from "../../change/data.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { coverOf, removalOf } from "../../change/removal.ts";
import type { Rename } from "../../change/renames.ts";
import { textAt } from "../../graph/fields.ts";
import { isOf, kindId, kindOf, kinds, namespaceOf } from "../../graph/kind.ts";

/** Kinds whose pods stop, and what of them does. */
const workloads = new Set(["apps/DaemonSet", "apps/Deployment", "apps/StatefulSet", "argoproj.io/Rollout"]);

/** The name of an object, with its namespace where that is what changes. */
function nameOf(resource: Resource, other: Resource): string {
  const { name } = resource.object.metadata;
  const namespace = namespaceOf(resource);
  return namespace === namespaceOf(other) ? name : `${namespace}/${name}`;
}

function lossOfPods({ before }: Rename, isDeleted: boolean): string {
  const pods = isDeleted
    ? "the old pods stop without waiting for the new ones to be ready"
    : "the old pods run on beside the new ones";
  if (!hasClaims(before)) return pods;
  return `${pods}, which start on new, empty claims, and the claims with the data stay behind`;
}

/** What is lost with the old name; nothing where a rename costs nothing. */
function lossOf(rename: Rename, isDeleted: boolean): string | undefined {
  const { before } = rename;
  if (workloads.has(kindId(kindOf(before.object)))) return lossOfPods(rename, isDeleted);
  if (isOf(before, kinds.persistentVolumeClaim)) {
    return isDeleted
      ? "the new claim is empty, and the old one goes with its data"
      : "the new claim is empty, and the data stays in the old one";
  }
  if (isOf(before, kinds.persistentVolume)) return "no claim finds the old volume by its name any more";
  if (isOf(before, kinds.namespace)) {
    return isDeleted
      ? "everything in the old one is deleted, and made in the new one without its data"
      : "everything is made in the new one without the data of the old one";
  }
  if (isStore(before))
    return `the new one starts without data${isDeleted ? ", and the old one goes with its own" : ""}`;
  if (isOf(before, kinds.service) && textAt(before.object, "spec", "type") === "LoadBalancer") {
    return "it gets another load balancer with another address";
  }
  if (!isOf(before, application) || !cascades(before)) return undefined;
  return "the finalizer of the old one deletes what it made, except what is protected, while the new one makes it anew without its data";
}

function namedAs({ before, after }: Rename): string {
  return `it becomes ${nameOf(after, before)}, which to Kubernetes is another object`;
}

/** Names by which things are one. */
export const renames: ChangeRule = {
  number: 608,
  name: "renames",
  reason:
    "Another name or namespace makes another object: the new one starts from nothing, and the old one is deleted.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  *check(change) {
    const isCovered = coverOf(change);
    for (const rename of change.renames) {
      if (isCovered(rename.before)) continue;
      const { isDeleted } = removalOf(change, rename.before);
      const loss = lossOf(rename, isDeleted);
      if (loss === undefined) continue;
      yield replaces(rename.before, {
        message: `${namedAs(rename)}: ${loss}`,
        cure: `keep the name ${nameOf(rename.before, rename.after)}`,
      });
    }
  },
};
