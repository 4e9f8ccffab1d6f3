import type { Labels, Selector } from "../graph/labels.ts";

/** Items by the first label that their selectors ask for, so that few of many are looked at. */
export interface FirstLabels<Item> {
  /** By the name and the value of the label. */
  readonly byLabel: ReadonlyMap<string, ReadonlyMap<string, readonly Item[]>>;
  /** Those whose selectors ask for no label. */
  readonly others: readonly Item[];
}

/** Indexes items by the first label that a selector of theirs asks for. */
export function byFirstLabel<Item>(
  items: readonly Item[],
  selectorOf: (item: Item) => Selector | undefined,
): FirstLabels<Item> {
  const byLabel = new Map<string, Map<string, Item[]>>();
  const others: Item[] = [];
  for (const item of items) {
    const label = selectorOf(item)?.labels[0];
    if (label === undefined) {
      others.push(item);
      continue;
    }
    const [key, value] = label;
    let values = byLabel.get(key);
    if (values === undefined) {
      values = new Map();
      byLabel.set(key, values);
    }
    const same = values.get(value);
    if (same === undefined) values.set(value, [item]);
    else same.push(item);
  }
  return { byLabel, others };
}

/** Adds the lists of those items whose first label is one of these. */
export function addWithLabels<Item>(
  found: (readonly Item[])[],
  { byLabel }: FirstLabels<Item>,
  labels: Labels,
): void {
  const add = (items: readonly Item[] | undefined) => {
    if (items !== undefined) found.push(items);
  };
  // Selectors mostly ask for fewer names than anything has labels.
  if (byLabel.size <= labels.size) {
    for (const [key, byValue] of byLabel) {
      const value = labels.get(key);
      if (value !== undefined) add(byValue.get(value));
    }
  } else {
    for (const [key, value] of labels) add(byLabel.get(key)?.get(value));
  }
}
