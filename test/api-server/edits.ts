import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";

/** A slip in one field: a JSON pointer and the new value; without one the field is taken away. */
export type Edit = readonly [pointer: string, value?: Value];

/** What an API server said of slips in one object, and whether the checks say the same. */
export interface Verdicts {
  /** An object that the server accepts. */
  readonly base: KubernetesObject;
  /** Refused by both. */
  readonly refused: readonly Edit[];
  /** Refused by the server alone: what is still missing, or only a server can know. */
  readonly overlooked: readonly Edit[];
  /** Refused by the checks alone: accepted, and of no use in a cluster. */
  readonly stricter: readonly Edit[];
  /** Accepted by both. */
  readonly accepted: readonly Edit[];
}

const folder = join(import.meta.dirname, "verdicts");

/** All verdicts by the name of their file. */
export const verdicts: ReadonlyMap<string, Verdicts> = new Map(
  readdirSync(folder).map((file) => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(join(folder, file), "utf8")),
  ]),
);

function edited(value: Value, [segment, ...rest]: readonly string[], edit: Edit): Value {
  if (segment === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly Value[] = value;
    const index = Number(segment);
    if (rest.length > 0) return items.map((item, i) => (i === index ? edited(item, rest, edit) : item));
    const [, put] = edit;
    return items.flatMap((item, i) => (i === index ? (put === undefined ? [] : [put]) : [item]));
  }
  const fields = new Map<string, Value>(Object.entries(value));
  if (rest.length > 0) fields.set(segment, edited(fields.get(segment) ?? {}, rest, edit));
  else if (edit[1] === undefined) fields.delete(segment);
  else fields.set(segment, edit[1]);
  return Object.fromEntries(fields);
}

/** @see https://datatracker.ietf.org/doc/html/rfc6901 */
export function withEdit(base: KubernetesObject, edit: Edit): KubernetesObject {
  const segments = edit[0]
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const { apiVersion, kind, metadata } = base;
  const one = edited(base, segments, edit);
  return typeof one === "object" && one !== null && "metadata" in one
    ? { metadata, ...one, apiVersion, kind }
    : base;
}
