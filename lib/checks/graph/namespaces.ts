import { type Found, isTrueAt, textsAt, valueAt } from "./fields.ts";
import { kinds } from "./kind.ts";
import { type Labels, labelsOf, matches, type Selector } from "./labels.ts";
import type { Names } from "./names.ts";

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
  const labels = new Map<string, Labels>(
    all.map((name) => {
      const own = names
        .producersOf(kinds.namespace, "", name)
        .flatMap(({ by }) => [...labelsOf(valueAt(by?.object, "metadata", "labels"))]);
      return [name, new Map([...own, [nameLabel, name]])];
    }),
  );
  const candidates = ({ labels: wanted }: Selector) => {
    const name = wanted.find(([key]) => key === nameLabel)?.[1];
    if (name === undefined) return all;
    return labels.has(name) ? [name] : [];
  };
  const find = (selector: Selector) =>
    candidates(selector).filter((name) => matches(selector, labels.get(name) ?? new Map()));
  // Many policies ask for the same few namespaces.
  const found = new Map<string, readonly string[]>();
  return {
    all,
    matching: (selector) => {
      const text = JSON.stringify(selector);
      const result = found.get(text) ?? find(selector);
      found.set(text, result);
      return result;
    },
  };
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
