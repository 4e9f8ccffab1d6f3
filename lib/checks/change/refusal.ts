import type { Resource } from "#lib/render/resource.ts";
import { optionsOf, optionsOfApplication } from "./applications.ts";
import type { Change } from "./change.ts";

/** Whether Argo CD deletes an object that it cannot change, and makes it anew. */
export function isForced({ head }: Change, after: Resource): boolean {
  const application = head.applications.get(after.unit);
  const options = [...optionsOf(after), ...(application ? optionsOfApplication(application) : [])];
  return options.includes("Force=true") && options.includes("Replace=true");
}

/**
 * What happens when a field changes that cannot be changed.
 *
 * @param loss what is lost when the object is made anew, as the end of a sentence
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync
 */
export function refusal(change: Change, after: Resource, loss: string): string {
  if (isForced(change, after)) return `Force=true deletes it and makes it anew: ${loss}`;
  const unit = change.head.applications.has(after.unit) ? ` of Application ${after.unit}` : "";
  return `the API server refuses that, so that every sync${unit} fails until it is deleted by hand: ${loss}`;
}
