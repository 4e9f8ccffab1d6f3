import { once } from "./graph/once.ts";

/** Names further apart than this are no slip of the pen. */
const mostEdits = 2;

/** Beyond this many names a suggestion is not worth the search. */
const mostCandidates = 1000;

/**
 * How many letters have to be changed, added or removed to make one text of the other; more than `mostEdits`
 * where it is more than that.
 *
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
function edits(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      current.push(
        Math.min((above[column - 1] ?? 0) + change, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    if (Math.min(...current) > mostEdits) return mostEdits + 1;
    above = current;
  }
  return above[other.length] ?? 0;
}

/** Parts of a name: where two edits are made, at least one of three parts stays as it is. */
const parts = mostEdits + 1;

function* partsOf(length: number): Generator<readonly [index: number, start: number, end: number]> {
  for (let index = 0; index < parts; index++) {
    yield [index, Math.floor((index * length) / parts), Math.floor(((index + 1) * length) / parts)];
  }
}

const partKey = (length: number, index: number, text: string) => `${length} ${index} ${text}`;

/**
 * Names by each of their parts, so that few have to be compared with another name.
 *
 * @see https://www.vldb.org/pvldb/vol5/p253_guoliangli_vldb2012.pdf
 */
const byParts = once((names: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const name of names) {
    for (const [index, start, end] of partsOf(name.length)) {
      const key = partKey(name.length, index, name.slice(start, end));
      const others = found.get(key);
      if (others === undefined) found.set(key, [name]);
      else others.push(name);
    }
  }
  return found;
});

/** Those of many names that have a part of a name where it would stand after a few edits. */
function withCommonPart(name: string, names: readonly string[]): Set<string> {
  const index = byParts(names);
  const found = new Set<string>();
  for (let length = Math.max(1, name.length - mostEdits); length <= name.length + mostEdits; length++) {
    for (const [part, start, end] of partsOf(length)) {
      for (let at = Math.max(0, start - mostEdits); at <= start + mostEdits; at++) {
        const key = partKey(length, part, name.slice(at, at + end - start));
        for (const candidate of index.get(key) ?? []) found.add(candidate);
      }
    }
  }
  return found;
}

/** Of more names that are so much alike, any may have been meant. */
const mostAlike = 200;

/** Fewer names are compared sooner than they are taken apart. */
const fewCandidates = 16;

const listOf = once((names: ReadonlySet<string>): readonly string[] => [...names]);

function nearestOf(name: string, candidates: readonly string[]): string | undefined {
  // Among short names everything is near everything.
  const most = Math.min(mostEdits, Math.floor(name.length / 2));
  const alike = candidates.length > fewCandidates ? [...withCommonPart(name, candidates)] : candidates;
  if (alike.length > mostAlike) return undefined;
  const near = alike
    .filter((candidate) => candidate !== name && Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, distance: edits(name, candidate) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate;
}

/** What was found among candidates before: a wrong name often stands in many places. */
const foundAmong = once((_candidates: readonly string[]) => new Map<string, string | undefined>());

/**
 * The name that was probably meant: the nearest within two edits; nothing when there is none.
 *
 * @param among the same list or set whenever it is asked again, which is then faster
 */
export function nearest(name: string, among: readonly string[] | ReadonlySet<string>): string | undefined {
  const candidates = "has" in among ? listOf(among) : among;
  if (candidates.length > mostCandidates) return undefined;
  const found = foundAmong(candidates);
  if (!found.has(name)) found.set(name, nearestOf(name, candidates));
  return found.get(name);
}
