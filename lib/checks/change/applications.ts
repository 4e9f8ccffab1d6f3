import type { Resource } from "#lib/render/resource.ts";
import { isTrueAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kinds } from "../graph/kind.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

export const application: Kind = { group: kinds.appProject.group, kind: "Application" };

/** The annotation by which an object has options of its own. */
const optionsAnnotation = "argocd.argoproj.io/sync-options";

/** The finalizers with which Argo CD deletes what an Application made before the Application itself. */
const cascading = /^resources-finalizer\.argocd\.argoproj\.io(\/|$)/;

/** The Applications of a tree by the units that they deliver, which have their names. */
export function applicationsOf(graph: Graph): ReadonlyMap<string, Resource> {
  return new Map(graph.ofKind(application).map((resource) => [resource.object.metadata.name, resource]));
}

/**
 * Options that an object asks Argo CD for: `Prune=false`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export function optionsOf({ object }: Resource): readonly string[] {
  const text = textAt(object, "metadata", "annotations", optionsAnnotation) ?? "";
  return text.split(",").map((option) => option.trim());
}

/** Options of an Application for all that it delivers. */
export function optionsOfApplication({ object }: Resource): readonly string[] {
  return textsAt(object, "spec", "syncPolicy", "syncOptions");
}

const byUnit = oncePerGraph(({ resources }) => Map.groupBy(resources, ({ unit }) => unit));

/** The objects that the Application of a name delivers. */
export function deliveredBy(graph: Graph, name: string): readonly Resource[] {
  return byUnit(graph).get(name) ?? [];
}

/** Whether an Application deletes by itself what is gone from Git. */
export function prunes({ object }: Resource): boolean {
  const automated = valueAt(object, "spec", "syncPolicy", "automated");
  return isTrueAt(automated, "prune") && valueAt(automated, "enabled") !== false;
}

/** Whether deleting an Application deletes what it made. */
export function cascades({ object }: Resource): boolean {
  return textsAt(object, "metadata", "finalizers").some((finalizer) => cascading.test(finalizer));
}
