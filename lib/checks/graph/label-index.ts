import { isEmpty, type Labels, matches, type Selector } from "./labels.ts";

/** Something in a namespace that has labels. */
export interface Labelled {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Finds what has labels by namespace and selector. */
export interface LabelIndex<Item> {
  /** Items of a namespace that a selector matches; all of them for an empty selector. */
  matching(namespace: string, selector: Selector): readonly Item[];
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

/** Indexes items by namespace and by each of their labels, so that a selector reads few of them. */
export function indexLabels<Item extends Labelled>(items: readonly Item[]): LabelIndex<Item> {
  const byNamespace = new Map<string, Item[]>();
  const byLabel = new Map<string, Item[]>();
  const labelKey = (namespace: string, key: string, value: string) =>
    `${namespace}\u0000${key}\u0000${value}`;
  for (const item of items) {
    push(byNamespace, item.namespace, item);
    for (const [key, value] of item.labels) push(byLabel, labelKey(item.namespace, key, value), item);
  }
  const all = (namespace: string): readonly Item[] => byNamespace.get(namespace) ?? [];
  const candidates = (namespace: string, { labels }: Selector): readonly Item[] =>
    labels
      .map(([key, value]): readonly Item[] => byLabel.get(labelKey(namespace, key, value)) ?? [])
      .reduce((fewest, list) => (list.length < fewest.length ? list : fewest), all(namespace));
  return {
    matching: (namespace, selector) => {
      if (isEmpty(selector)) return all(namespace);
      return candidates(namespace, selector).filter(({ labels }) => matches(selector, labels));
    },
  };
}
