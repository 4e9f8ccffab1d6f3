import { isEmpty, type Labels, matches, questionOf, type Selector } from "./labels.ts";

/** Something in a namespace that has labels. */
export interface Labelled {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Finds what has labels by namespace and selector. */
export interface LabelIndex<Item> {
  /** Items of a namespace that a selector matches, the same list whenever it is asked for; all of them for an empty selector. */
  matching(namespace: string, selector: Selector): readonly Item[];
  /** Items of any namespace that a selector matches. */
  everywhere(selector: Selector): readonly Item[];
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

type ByLabel<Item> = ReadonlyMap<string, ReadonlyMap<string, readonly Item[]>>;

/** Items of one namespace, or of any: all of them, and those with a value of a label by both. */
interface InNamespace<Item> {
  readonly all: readonly Item[];
  readonly byLabel: () => ByLabel<Item>;
  /** What was found by selectors before: many ask for the same few. */
  readonly found: Map<string, readonly Item[]>;
}

/** As many items as are looked at one by one sooner than they are indexed. */
const few = 16;

function indexByLabel<Item extends Labelled>(items: readonly Item[]): ByLabel<Item> {
  const byLabel = new Map<string, Map<string, Item[]>>();
  for (const item of items) {
    for (const [key, value] of item.labels) {
      const values = byLabel.get(key) ?? new Map<string, Item[]>();
      byLabel.set(key, values);
      push(values, value, item);
    }
  }
  return byLabel;
}

function indexed<Item extends Labelled>(all: readonly Item[]): InNamespace<Item> {
  let known: ByLabel<Item> | undefined;
  return { all, byLabel: () => (known ??= indexByLabel(all)), found: new Map() };
}

function byNamespace<Item extends Labelled>(items: readonly Item[]): ReadonlyMap<string, InNamespace<Item>> {
  return new Map(
    [...Map.groupBy(items, ({ namespace }) => namespace)].map(([name, own]) => [name, indexed(own)]),
  );
}

function candidates<Item>(
  { all, byLabel }: InNamespace<Item>,
  { labels, expressions }: Selector,
): readonly Item[] {
  if (all.length <= few) return all;
  const index = byLabel();
  let fewest = all;
  const consider = (items: readonly Item[]) => {
    if (items.length < fewest.length) fewest = items;
  };
  for (const [key, value] of labels) consider(index.get(key)?.get(value) ?? []);
  for (const { key, operator, values } of expressions) {
    if (operator === "In")
      consider([...new Set(values)].flatMap((value) => index.get(key)?.get(value) ?? []));
  }
  return fewest;
}

function selected<Item extends Labelled>(own: InNamespace<Item>, selector: Selector): readonly Item[] {
  if (isEmpty(selector)) return own.all;
  const question = questionOf(selector);
  let answer = own.found.get(question);
  if (answer === undefined) {
    answer = candidates(own, selector).filter(({ labels }) => matches(selector, labels));
    own.found.set(question, answer);
  }
  return answer;
}

/** Indexes items by namespace and by each of their labels, so that a selector reads few of them. */
export function indexLabels<Item extends Labelled>(items: readonly Item[]): LabelIndex<Item> {
  const namespaces = byNamespace(items);
  const all = indexed(items);
  const nothing: readonly Item[] = [];
  return {
    matching: (namespace, selector) => {
      const own = namespaces.get(namespace);
      return own === undefined ? nothing : selected(own, selector);
    },
    everywhere: (selector) => selected(all, selector),
  };
}
