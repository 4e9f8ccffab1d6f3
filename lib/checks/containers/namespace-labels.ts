import { mapAt, textAt, textEntriesAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";
import type { Labels } from "../graph/labels.ts";

const application = { group: "argoproj.io", kind: "Application" };

/**
 * Labels of the namespaces of a tree by name: those of their manifests, and those that an Application gives to the
 * namespace that it makes.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#namespace-metadata
 */
export function labelsByNamespace(graph: Graph): ReadonlyMap<string, Labels> {
  const labels = new Map<string, Labels>();
  const add = (name: string, more: Iterable<readonly [string, string]>) =>
    labels.set(name, new Map([...(labels.get(name) ?? []), ...more]));
  for (const { object } of graph.ofKind(application)) {
    const name = textAt(object, "spec", "destination", "namespace");
    const managed = mapAt(object, "spec", "syncPolicy", "managedNamespaceMetadata");
    if (name !== undefined) add(name, textEntriesAt(managed, "labels"));
  }
  for (const { object } of graph.ofKind(kinds.namespace)) {
    add(object.metadata.name, textEntriesAt(object, "metadata", "labels"));
  }
  return labels;
}
