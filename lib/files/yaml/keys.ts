const topLeads: readonly string[] = ["apiVersion", "kind", "metadata"];
const leads: readonly string[] = ["name", "namespace"];

/** Up to here insertion is measurably faster than the engine's sort. */
const longestInsertion = 16;

/** The keys of a document: what it is comes first. */
export function topKeys(map: object): readonly string[] {
  return ordered(map, topLeads);
}

/** The keys of any map within a document: its name comes first. */
export function keysInOrder(map: object): readonly string[] {
  return ordered(map, leads);
}

/** `first` as far as present, then the rest by code unit; independent of the order of insertion. */
function ordered(map: object, first: readonly string[]): readonly string[] {
  const keys = Object.keys(map);
  sort(keys);
  let place = 0;
  for (const lead of first) {
    const at = keys.indexOf(lead, place);
    if (at < 0) continue;
    keys.copyWithin(place + 1, place, at);
    keys[place++] = lead;
  }
  return keys;
}

/** Sorts in place by code unit: by insertion while short, as the maps of a manifest nearly always are. */
function sort(keys: string[]): void {
  if (keys.length > longestInsertion) {
    keys.sort();
    return;
  }
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end] ?? "";
    let place = end;
    for (; place > 0; place--) {
      const before = keys[place - 1];
      if (before === undefined || before <= key) break;
      keys[place] = before;
    }
    keys[place] = key;
  }
}
