import type { Resource } from "#lib/render/resource.ts";
import { kindId, kindOf } from "../graph/kind.ts";
import { enumerate } from "../wording.ts";
import type { Change } from "./change.ts";
import { type Destruction, replaces } from "./destruction.ts";
import { changeAt, type Immutable } from "./fields.ts";
import { refusal } from "./refusal.ts";

/** What of an object cannot change, and what it would cost to make it anew. */
export interface Fixed {
  readonly fields: readonly Immutable[];
  /** What is lost with the old object, as the end of a sentence. */
  readonly loss: string;
  /** What to do, where it is not to leave the field as it is. */
  readonly cure?: string;
}

/** A field by its path, as `spec.type`, with what the API server takes where it is absent. */
export function field(path: string, otherwise?: Immutable["otherwise"]): Immutable {
  return { path: path.split("."), ...(otherwise !== undefined && { otherwise }) };
}

function destructionOf(change: Change, before: Resource, after: Resource, fixed: Fixed): Destruction[] {
  const changes = fixed.fields.flatMap((one) => changeAt(before.object, after.object, one) ?? []);
  if (changes.length === 0) return [];
  const message = `it changes ${enumerate(changes)}: ${refusal(change, after, fixed.loss)}`;
  return [replaces(after, { message, cure: fixed.cure ?? "leave it as it is" })];
}

/**
 * Changes of fields that cannot change.
 *
 * @param kinds what is fixed, by the id of a kind
 */
export function* changesOfFixed(
  change: Change,
  kinds: Readonly<Record<string, Fixed>>,
): Generator<Destruction> {
  for (const { before, after } of change.changed) {
    const id = kindId(kindOf(after.object));
    const fixed = Object.hasOwn(kinds, id) ? kinds[id] : undefined;
    if (fixed !== undefined) yield* destructionOf(change, before, after, fixed);
  }
}
