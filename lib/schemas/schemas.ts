import { readSchema, schemaCacheFolder, schemaFileTemplate, writeSchema } from "./cache.ts";
import { isWellFormed, type Kind, kindKey } from "./kind.ts";
import { type Model, modelOf } from "./model.ts";
import type { Schema } from "./schema.ts";

/** Schemas of the kinds that were asked for. */
export interface Schemas {
  /** By `kindKey`: `apps/v1/Deployment`. */
  readonly known: ReadonlyMap<string, Schema>;
  /** Kinds that no type package knows, or whose names no API server would accept. */
  readonly unknown: readonly Kind[];
}

/**
 * Closed JSON Schemas of kinds, made from the pinned type packages: fields that the type does not have are
 * refused. A kind's schema is generated once and kept under `node_modules/.cache`.
 *
 * @param folder cache to use
 */
export async function schemasFor(kinds: Iterable<Kind>, folder = schemaCacheFolder()): Promise<Schemas> {
  const known = new Map<string, Schema>();
  const unknown: Kind[] = [];
  const missing: Model[] = [];
  for (const kind of new Map([...kinds].map((kind) => [kindKey(kind), kind])).values()) {
    const cached = isWellFormed(kind) ? readSchema(folder, kind) : undefined;
    const model = cached === undefined ? modelOf(kind) : undefined;
    if (cached !== undefined) known.set(kindKey(kind), cached);
    else if (model !== undefined) missing.push(model);
    else unknown.push(kind);
  }
  for (const [model, schema] of await generate(missing, folder)) {
    writeSchema(folder, model, schema);
    known.set(kindKey(model), schema);
  }
  return { known, unknown };
}

async function generate(models: readonly Model[], folder: string): Promise<[Model, Schema][]> {
  if (models.length === 0) return [];
  // The compiler takes a quarter of a second to load, and a warm cache does not need it.
  const { generateSchemas } = await import("./generate.ts");
  const schemas = generateSchemas(models, folder);
  return models.flatMap((model, i) => (schemas[i] === undefined ? [] : [[model, schemas[i]]]));
}

/**
 * Where kubeconform finds the schemas of these kinds, in the syntax of its `-schema-location`. Kinds that no
 * type package knows have no file there, which kubeconform reports.
 *
 * @see https://github.com/yannh/kubeconform#overriding-schemas-location
 */
export async function schemaLocation(kinds: Iterable<Kind>, folder = schemaCacheFolder()): Promise<string> {
  await schemasFor(kinds, folder);
  return schemaFileTemplate(folder);
}
