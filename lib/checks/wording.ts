import type { Resource } from "#lib/render/resource.ts";

const mostItems = 8;

/** Items as a sentence lists them: `a, b and c`; long lists end in how many more there are. */
export function enumerate(items: readonly string[]): string {
  const shown =
    items.length > mostItems
      ? [...items.slice(0, mostItems - 1), `${items.length - mostItems + 1} more`]
      : [...items];
  const last = shown.pop() ?? "none";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** `Deployment backend`. */
export function titleOf({ object }: Resource): string {
  return `${object.kind} ${object.metadata.name}`;
}

/** A number with its noun: `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
