import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Kind } from "#lib/schemas/kind.ts";
import { notManifests } from "./arguments.ts";

/**
 * The files that kubeconform reads when it is given a file or a folder, sorted: in a folder all YAML and
 * JSON, without those that hold no Kubernetes object.
 */
export function manifestFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.(ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !notManifests.test(file))
    .sort();
}

function kindsOf(document: unknown): Kind[] {
  if (typeof document !== "object" || document === null) return [];
  const own =
    "apiVersion" in document && "kind" in document ? kindOf(document.apiVersion, document.kind) : [];
  const items = "items" in document && Array.isArray(document.items) ? document.items : [];
  return [...own, ...items.flatMap(kindsOf)];
}

function kindOf(apiVersion: unknown, kind: unknown): Kind[] {
  return typeof apiVersion === "string" && typeof kind === "string" ? [{ apiVersion, kind }] : [];
}

/** Kinds of the objects in YAML or JSON. Text that cannot be read has none: that is for kubeconform to say. */
export function kindsIn(text: string): Kind[] {
  return parseAllDocuments(text).flatMap((document) =>
    "toJS" in document && document.errors.length === 0 ? kindsOf(document.toJS()) : [],
  );
}

/** Kinds of the objects in files. */
export function kindsInFiles(files: Iterable<string>): Kind[] {
  return [...files].flatMap((file) => kindsIn(readFileSync(file, "utf8")));
}
