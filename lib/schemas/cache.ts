import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Kind } from "./kind.ts";
import { ownKinds } from "./own-kinds.ts";
import { installedPackage, repositoryFolder, typePackages } from "./packages.ts";
import type { Schema } from "./schema.ts";

/** Packages that types and generator stand on without being type packages of their own. */
const foundations = [
  "@kubernetes-models/apimachinery",
  "@kubernetes-models/base",
  "ts-json-schema-generator",
];

const ownSources = ["adapt.ts", "formats.ts", "generate.ts"];

/** Changes when a generated schema could: with the version of a package or with the code that shapes it. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const { name, version } of [...typePackages(), ...foundations.map(installedPackage)]) {
    hash.update(`${name}@${version}\n`);
  }
  const sources = ownSources.map((source) => join(import.meta.dirname, source));
  const kinds = new Set(ownKinds().map(({ file }) => file));
  for (const file of [...sources, ...kinds]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Where generated schemas are kept between runs. Safe to delete; `npm ci` does. */
export function schemaCacheFolder(): string {
  return join(repositoryFolder(), "node_modules", ".cache", "schemas", fingerprint());
}

/**
 * File of a schema, as kubeconform finds it too: `<folder>/<group>/<version>/<kind>.json` in small letters;
 * kubeconform takes the version for the group where there is none. The kind has to be well-formed.
 */
function schemaFile(folder: string, { apiVersion, kind }: Kind): string {
  const [group = "", version = group] = apiVersion.split("/");
  return join(folder, group, version, `${kind.toLowerCase()}.json`);
}

/** Template of the schema files in a cache folder, in kubeconform's syntax. */
export function schemaFileTemplate(folder: string): string {
  return `${folder.replaceAll("\\", "/")}/{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json`;
}

/** A cached schema; nothing when there is none or when its file is not what was written. */
export function readSchema(folder: string, kind: Kind): Schema | undefined {
  try {
    const schema: Schema = JSON.parse(readFileSync(schemaFile(folder, kind), "utf8"));
    return schema.properties?.kind?.const === kind.kind ? schema : undefined;
  } catch {
    return undefined;
  }
}

/** Caches a schema. Whoever reads at the same moment sees the old file or the whole new one. */
export function writeSchema(folder: string, kind: Kind, schema: Schema): void {
  const file = schemaFile(folder, kind);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, JSON.stringify(schema));
  renameSync(temporary, file);
}
