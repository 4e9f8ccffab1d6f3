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

function nearestOf(name: string, candidates: readonly string[]): string | undefined {
  // Among short names everything is near everything.
  const most = Math.min(mostEdits, Math.floor(name.length / 2));
  const near = candidates
    .filter((candidate) => candidate !== name && Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, distance: edits(name, candidate) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate;
}

/** What was found among candidates before: a wrong name often stands in many places. */
const foundAmong = once((_candidates: readonly string[]) => new Map<string, string | undefined>());

/** The name that was probably meant: the nearest within two edits; nothing when there is none. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > mostCandidates) return undefined;
  const found = foundAmong(candidates);
  if (!found.has(name)) found.set(name, nearestOf(name, candidates));
  return found.get(name);
}
