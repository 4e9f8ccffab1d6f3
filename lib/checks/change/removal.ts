import type { Resource } from "#lib/render/resource.ts";
import { isOf, kinds, namespaceOf } from "../graph/kind.ts";
import { application, cascades, optionsOf, optionsOfApplication, prunes } from "./applications.ts";
import type { Change } from "./change.ts";

/** What becomes of an object that is gone from Git. */
export interface Removal {
  /** Whether it is deleted; else it stays behind, and nobody looks after it. */
  readonly isDeleted: boolean;
  /** What happens to it, as the first part of a message. */
  readonly words: string;
}

function staysBehind(why: string): Removal {
  return { isDeleted: false, words: `it is gone from Git and stays behind in the cluster, where ${why}` };
}

/** What becomes of what a deleted Application made. */
function withApplication(application: Resource, options: readonly string[]): Removal {
  const { name } = application.object.metadata;
  if (options.includes("Delete=false")) return staysBehind("Delete=false keeps it");
  if (!cascades(application)) return staysBehind(`Application ${name} leaves it when it is deleted`);
  return { isDeleted: true, words: `it is deleted together with Application ${name}` };
}

/**
 * What becomes of an object that is gone: as its own annotation says, as its Application says, and deleted where
 * neither says anything.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 */
export function removalOf({ base, head }: Change, resource: Resource): Removal {
  const before = base.applications.get(resource.unit);
  const after = head.applications.get(resource.unit);
  const own = optionsOf(resource);
  if (before !== undefined && after === undefined && before !== resource) return withApplication(before, own);
  const options = [...own, ...(after === undefined ? [] : optionsOfApplication(after))];
  if (options.includes("Prune=false")) return staysBehind("Prune=false keeps it");
  if (options.includes("Prune=confirm")) return staysBehind("Argo CD waits for somebody to confirm");
  if (after === undefined) return { isDeleted: true, words: "it is gone from Git and will be deleted" };
  const { name } = after.object.metadata;
  if (!prunes(after)) return staysBehind(`Application ${name} does not prune`);
  return { isDeleted: true, words: `it is gone from Git, and Application ${name} prunes it` };
}

/** Whether the whole cluster is gone from Git. */
export function isGone({ base, head }: Change): boolean {
  return base.tree.units.length > 0 && head.tree.units.length === 0;
}

/**
 * Tells of the objects that are deleted because something else is: their Namespace, or an Application that takes with
 * it what it made. Whoever says that out loud has said it of them.
 */
export function coverOf(change: Change): (resource: Resource) => boolean {
  if (isGone(change)) return () => true;
  const gone = change.removed.filter((resource) => removalOf(change, resource).isDeleted);
  const namespaces = new Set(
    gone.flatMap((resource) => (isOf(resource, kinds.namespace) ? [resource.object.metadata.name] : [])),
  );
  const applications = new Set(
    gone.flatMap((resource) =>
      isOf(resource, application) && cascades(resource) ? [resource.object.metadata.name] : [],
    ),
  );
  return (resource) =>
    namespaces.has(namespaceOf(resource)) ||
    (applications.has(resource.unit) &&
      !(isOf(resource, application) && resource.object.metadata.name === resource.unit) &&
      !optionsOf(resource).includes("Delete=false"));
}

/** Objects that are gone for good and that nothing else takes with it. */
export function deletedAlone(change: Change): Resource[] {
  const isCovered = coverOf(change);
  return change.deleted.filter((resource) => !isCovered(resource));
}
