import { textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
import { type Labels, labelsOf } from "../graph/labels.ts";
import { nameLabel } from "../graph/namespaces.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";

/** Labels of a namespace, as far as they are known. */
export interface NamespaceLabels {
  readonly labels: Labels;
  /** Whether it has no other labels. */
  readonly isComplete: boolean;
}

/** Namespaces that every cluster has, with no label but their name. */
const initial = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

const application = { group: "argoproj.io", kind: "Application" };

/**
 * Labels that Applications give to the namespaces that they make.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#namespace-metadata
 */
const managedLabels = oncePerGraph((graph): ReadonlyMap<string, readonly [string, string][]> => {
  const found = new Map<string, [string, string][]>();
  for (const { object } of graph.ofKind(application)) {
    const namespace = textAt(object, "spec", "destination", "namespace");
    const labels = textEntriesAt(object, "spec", "syncPolicy", "managedNamespaceMetadata", "labels");
    if (namespace !== undefined) found.set(namespace, [...(found.get(namespace) ?? []), ...labels]);
  }
  return found;
});

function labelsIn(graph: Graph, name: string): NamespaceLabels {
  const makers = graph.names.producersOf(kinds.namespace, "", name).flatMap(({ by }) => by ?? []);
  const own = makers
    .filter((by) => isOf(by, kinds.namespace))
    .flatMap(({ object }) => [...labelsOf(valueAt(object, "metadata", "labels"))]);
  return {
    labels: new Map([...(managedLabels(graph).get(name) ?? []), ...own, [nameLabel, name]]),
    isComplete: makers.length > 0 || initial.has(name),
  };
}

const cacheOf = oncePerGraph((_) => new Map<string, NamespaceLabels>());

/** The labels of a namespace. */
export function namespaceLabels(graph: Graph, name: string): NamespaceLabels {
  const cache = cacheOf(graph);
  const labels = cache.get(name) ?? labelsIn(graph, name);
  cache.set(name, labels);
  return labels;
}
