import type { Resource } from "#lib/render/resource.ts";

/** As many items as a sentence lists. */
export const mostItems = 8;

/**
 * Items as a sentence lists them: `a, b and c`; long lists end in how many more there are.
 *
 * @param total how many there are, where the items are only the first of them
 */
export function enumerate(items: readonly string[], total = items.length): string {
  const shown =
    total > mostItems ? [...items.slice(0, mostItems - 1), `${total - mostItems + 1} more`] : [...items];
  const last = shown.pop() ?? "none";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** As `enumerate`, of all of several distinct items but one. */
export function enumerateOthers(items: readonly string[], own: string): string {
  const first = items.slice(0, mostItems + 1).filter((item) => item !== own);
  return enumerate(first, items.length - 1);
}

/** `Deployment backend`. */
export function titleOf({ object }: Resource): string {
  return `${object.kind} ${object.metadata.name}`;
}

/** A number with its noun: `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
