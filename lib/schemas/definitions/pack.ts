import { createHash } from "node:crypto";
import type { Value } from "#lib/render/resource.ts";
import { type Kind, kindKey } from "../kind.ts";
import { schemaWithScale } from "./scale.ts";
import { isList, isMap, strip, withChildren } from "./strip.ts";

/** A version of a custom kind, and the schema that its definition has for it. */
export interface KindSchema extends Kind {
  readonly schema: Value;
}

/** Schemas shorter than this are written where they stand, however often. */
const shortest = 60;

/** The served versions of a CustomResourceDefinition, with what validates of their schemas. */
export function schemasOf(definition: Value): readonly KindSchema[] {
  if (!isMap(definition) || !isMap(definition.spec)) return [];
  const { group, names, versions } = definition.spec;
  if (typeof group !== "string" || !isMap(names) || typeof names.kind !== "string" || !isList(versions))
    return [];
  const { kind } = names;
  return versions.flatMap((version) => {
    if (!isMap(version) || version.served !== true || typeof version.name !== "string") return [];
    const schema = schemaWithScale(version);
    return schema === undefined
      ? []
      : { apiVersion: `${group}/${version.name}`, kind, schema: strip(schema) };
  });
}

/** Texts of the schemas that stand in others more than once. */
function repeatedTexts(schemas: readonly Value[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  const look = (schema: Value): Value => {
    if (!isMap(schema)) return schema;
    const text = JSON.stringify(schema);
    if (seen.has(text)) {
      if (text.length > shortest) repeated.add(text);
      return schema;
    }
    seen.add(text);
    return withChildren(schema, look);
  };
  for (const schema of schemas) look(schema);
  return repeated;
}

function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

/**
 * The text of a file that `unpack` reads: every schema by its kind, and what several of them share, such as the
 * specification of pods, once. A line for each, in a fixed order.
 */
export function pack(kinds: readonly KindSchema[]): string {
  const repeated = repeatedTexts(kinds.map(({ schema }) => schema));
  const parts = new Map<string, Value>();
  const packed = (schema: Value): Value => {
    if (!isMap(schema)) return schema;
    const text = JSON.stringify(schema);
    if (!repeated.has(text)) return withChildren(schema, packed);
    const name = nameOf(text);
    if (!parts.has(name)) parts.set(name, withChildren(schema, packed));
    return { $ref: name };
  };
  const whole = new Map(kinds.map((one) => [kindKey(one), packed(one.schema)]));
  return `{\n"kinds": ${lines(whole)},\n"parts": ${lines(parts)}\n}\n`;
}

function lines(values: ReadonlyMap<string, Value>): string {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n${sorted.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",\n")}\n}`;
}

/** Finds the schemas in a text that `pack` made. Those that stood in several places are one value. */
export function unpack(text: string): (kind: Kind) => Value | undefined {
  const file: Value = JSON.parse(text);
  const kinds = isMap(file) && isMap(file.kinds) ? file.kinds : {};
  const parts = isMap(file) && isMap(file.parts) ? file.parts : {};
  const unpacked = new Map<string, Value>();
  const whole = (schema: Value): Value => {
    if (!isMap(schema)) return schema;
    const { $ref } = schema;
    if (typeof $ref !== "string") return withChildren(schema, whole);
    const known = unpacked.get($ref) ?? whole(parts[$ref] ?? {});
    unpacked.set($ref, known);
    return known;
  };
  const found = new Map<string, Value | undefined>();
  return (kind) => {
    const key = kindKey(kind);
    if (!found.has(key)) found.set(key, Object.hasOwn(kinds, key) ? whole(kinds[key] ?? {}) : undefined);
    return found.get(key);
  };
}
