import { type Found, isTrueAt, textsAt, valueAt } from "./fields.ts";
import { kinds } from "./kind.ts";
import { indexLabels, type Labelled } from "./label-index.ts";
import { labelsOf, type Selector } from "./labels.ts";
import type { Names } from "./names.ts";
import { once } from "./once.ts";

/** The label that every namespace carries: its name. */
export const nameLabel = "kubernetes.io/metadata.name";

/** The namespaces that are known to exist. */
export interface Namespaces {
  readonly all: readonly string[];
  /** Those that a selector matches. Of a namespace without a manifest only its name is known. */
  matching(selector: Selector): readonly string[];
}

/**
 * Indexes the namespaces of a cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name
 */
export function indexNamespaces(names: Names): Namespaces {
  const all = names.namesIn(kinds.namespace, "");
  const labelled = indexLabels(
    all.map((namespace) => {
      const own = names
        .producersOf(kinds.namespace, "", namespace)
        .flatMap(({ by }) => [...labelsOf(valueAt(by?.object, "metadata", "labels"))]);
      return { namespace, labels: new Map([...own, [nameLabel, namespace]]) };
    }),
  );
  const namesOf = once((found: readonly Labelled[]) => found.map(({ namespace }) => namespace));
  return { all, matching: (selector) => namesOf(labelled.everywhere(selector)) };
}

/**
 * Namespaces that a monitor looks in: its own unless it says others, or any.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.NamespaceSelector
 */
export function namespacesOfMonitor(namespaces: Namespaces, own: string, selector: Found): readonly string[] {
  if (isTrueAt(selector, "any")) return namespaces.all;
  const named = textsAt(selector, "matchNames");
  return named.length > 0 ? named : [own];
}
