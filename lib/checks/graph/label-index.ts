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

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

/** Items of one namespace: all of them, and those with a value of a label by both. */
interface InNamespace<Item> {
  readonly all: Item[];
  readonly byLabel: Map<string, Map<string, Item[]>>;
}

function byNamespace<Item extends Labelled>(items: readonly Item[]): ReadonlyMap<string, InNamespace<Item>> {
  const namespaces = new Map<string, InNamespace<Item>>();
  for (const item of items) {
    const own: InNamespace<Item> = namespaces.get(item.namespace) ?? { all: [], byLabel: new Map() };
    namespaces.set(item.namespace, own);
    own.all.push(item);
    for (const [key, value] of item.labels) {
      const values = own.byLabel.get(key) ?? new Map<string, Item[]>();
      own.byLabel.set(key, values);
      push(values, value, item);
    }
  }
  return namespaces;
}

/** Indexes items by namespace and by each of their labels, so that a selector reads few of them. */
export function indexLabels<Item extends Labelled>(items: readonly Item[]): LabelIndex<Item> {
  const namespaces = byNamespace(items);
  const candidates = ({ all, byLabel }: InNamespace<Item>, { labels }: Selector): readonly Item[] => {
    let fewest: readonly Item[] = all;
    for (const [key, value] of labels) {
      const some = byLabel.get(key)?.get(value) ?? [];
      if (some.length < fewest.length) fewest = some;
    }
    return fewest;
  };
  return {
    matching: (namespace, selector) => {
      const own = namespaces.get(namespace);
      if (own === undefined) return [];
      if (isEmpty(selector)) return own.all;
      return candidates(own, selector).filter(({ labels }) => matches(selector, labels));
    },
  };
}
