import type { Fields, Value } from "#lib/render/resource.ts";

/** Steps into a value: names of fields and indexes of items. */
export type Path = readonly (string | number)[];

/** A value somewhere in an object, or nothing where the object ends before. */
export type Found = Value | undefined;

const none: Fields = {};

/** Whether a value is a list. */
export function isList(value: Found): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: Found): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function childOf(value: Found, segment: string | number): Found {
  if (typeof value !== "object" || value === null) return undefined;
  if (isList(value)) return typeof segment === "number" ? value[segment] : undefined;
  if (typeof segment === "number" || segment === "__proto__") return undefined;
  const child = value[segment];
  // What objects inherit is functions, and no value is one: this is faster than to ask whose a field is.
  return typeof child === "function" ? undefined : child;
}

/** Rules do nothing more often than this: a path is handed on as it is, and walked without an iterator. */
function at(value: Found, path: Path): Found {
  let found = value;
  for (let index = 0; index < path.length; index++) {
    found = childOf(found, path[index] ?? "");
    if (found === undefined) return undefined;
  }
  return found;
}

/**
 * The value at a path. Trees hold anything where Kubernetes expects something: no path makes this throw, and
 * inherited names such as `constructor` are no fields.
 */
export function valueAt(value: Found, ...path: Path): Found {
  return at(value, path);
}

function mapIn(found: Found): Fields {
  return isMap(found) ? found : none;
}

function listIn(found: Found): readonly Value[] {
  return isList(found) ? found : [];
}

/** The map at a path; an empty one where anything else stands. */
export function mapAt(value: Found, ...path: Path): Fields {
  return mapIn(at(value, path));
}

/** The list at a path; an empty one where anything else stands. */
export function listAt(value: Found, ...path: Path): readonly Value[] {
  return listIn(at(value, path));
}

/** The text at a path; nothing where it is empty or anything else stands. */
export function textAt(value: Found, ...path: Path): string | undefined {
  const found = at(value, path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The number at a path; nothing where anything else stands. */
export function numberAt(value: Found, ...path: Path): number | undefined {
  const found = at(value, path);
  return typeof found === "number" ? found : undefined;
}

/** Whether `true` stands at a path. */
export function isTrueAt(value: Found, ...path: Path): boolean {
  return at(value, path) === true;
}

/** The texts of the list at a path. */
export function textsAt(value: Found, ...path: Path): string[] {
  return listIn(at(value, path)).filter((item): item is string => typeof item === "string");
}

/** Names and texts of the map at a path, such as labels; values that are no text are left out. */
export function textEntriesAt(value: Found, ...path: Path): [string, string][] {
  const fields = mapIn(at(value, path));
  const entries: [string, string][] = [];
  for (const name of Object.keys(fields)) {
    const text = fields[name];
    if (typeof text === "string") entries.push([name, text]);
  }
  return entries;
}
