import type { Value } from "#lib/render/resource.ts";

/** Longer texts are seldom said twice. */
const longestShared = 64;

/** Texts that are kept: more than the largest fleets have in common. */
const mostShared = 100_000;

const known = new Map<string, string>();

function shared(text: string): string {
  if (text.length > longestShared) return text;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size < mostShared) known.set(text, text);
  return text;
}

/**
 * A value whose short texts are the same in memory as those of all values before. A reader makes a new text of every
 * scalar, which keeps its file in memory and is slow to compare and to look up, and objects say the same few.
 */
export function shareTexts(value: Value): Value {
  if (typeof value === "string") return shared(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shareTexts);
  const fields: Record<string, Value> = {};
  for (const [key, field] of Object.entries(value)) {
    // Assigned, it would be lost.
    if (key === "__proto__") Object.defineProperty(fields, key, { value: field, enumerable: true });
    else fields[key] = shareTexts(field);
  }
  return fields;
}
