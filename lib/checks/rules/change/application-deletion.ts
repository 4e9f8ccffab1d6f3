import type { Resource } from "#lib/render/resource.ts";
import { application, cascades, deliveredBy, optionsOf } from "../../change/applications.ts";
import type { Change } from "../../change/change.ts";
import { holdsData } from "../../change/data.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { deletedAlone, removalOf } from "../../change/removal.ts";
import { isOf } from "../../graph/kind.ts";
import { count, enumerate, titleOf } from "../../wording.ts";

/** What the end of an Application means for what it delivered. */
function lossOf({ base }: Change, gone: Resource): string {
  if (!cascades(gone)) return "what it delivered runs on, and nobody updates it";
  const { name } = gone.object.metadata;
  const made = deliveredBy(base.graph, name).filter(
    (resource) => !optionsOf(resource).includes("Delete=false"),
  );
  const held = made.filter(holdsData).map(titleOf).sort();
  const all =
    made.length === 0 ? "everything that it made" : `the ${count(made.length, "object")} that it made`;
  return `its finalizer deletes ${all}${held.length === 0 ? "" : `, among them ${enumerate(held)}`}`;
}

/** An Application that deletes what it made before it goes. */
export const applicationDeletion: ChangeRule = {
  number: 605,
  name: "application-deletion",
  reason: "With the finalizer of Argo CD, an Application that is deleted deletes everything that it made.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/",
  *check(change) {
    for (const resource of deletedAlone(change)) {
      if (!isOf(resource, application) && !isOf(resource, { ...application, kind: "ApplicationSet" }))
        continue;
      const { isDeleted, words } = removalOf(change, resource);
      const loss = isDeleted ? lossOf(change, resource) : "nobody updates it";
      yield destroys(resource, { message: `${words}: ${loss}`, cure: "keep its manifest" });
    }
  },
};
