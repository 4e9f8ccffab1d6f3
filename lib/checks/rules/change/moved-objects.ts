import { cascades, optionsOf, prunes } from "../../change/applications.ts";
import type { Change, Kept } from "../../change/change.ts";
import { hasClaims, holdsData } from "../../change/data.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { isOf, kinds } from "../../graph/kind.ts";

/** How the Application that an object leaves deletes it; nothing where it lets it be. */
function deletionBy({ base, head }: Change, { before }: Kept): string | undefined {
  const options = optionsOf(before);
  const stays = head.applications.get(before.unit);
  const goes = base.applications.get(before.unit);
  if (stays !== undefined) {
    return prunes(stays) && !options.includes("Prune=false")
      ? `Application ${before.unit} prunes it`
      : undefined;
  }
  if (goes === undefined || !cascades(goes) || options.includes("Delete=false")) return undefined;
  return `Application ${before.unit} deletes it before it goes`;
}

function lossOf({ before }: Kept): string {
  if (hasClaims(before)) return "its pods stop until it is made anew";
  if (isOf(before, kinds.namespace)) return "with everything in it";
  if (isOf(before, kinds.customResourceDefinition)) return "with every object of its kind";
  return "with its data";
}

/** Objects with data that go from one Application to another. */
export const movedObjects: ChangeRule = {
  number: 609,
  name: "moved-objects",
  reason:
    "Whichever of two Applications syncs first wins: the one that an object leaves may delete it before the other one takes it over.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/",
  *check(change) {
    for (const kept of change.moved) {
      if (!holdsData(kept.before)) continue;
      const deletion = deletionBy(change, kept);
      // A unit without an Application is delivered by whoever delivered it before.
      if (deletion === undefined || !change.head.applications.has(kept.after.unit)) continue;
      yield replaces(kept.before, {
        message: `it goes from Application ${kept.before.unit} to ${kept.after.unit}: if it is not taken over first, ${deletion}, ${lossOf(kept)}`,
        cure: "protect it with the annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false in a commit before",
      });
    }
  },
};
