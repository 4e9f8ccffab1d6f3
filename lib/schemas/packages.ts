import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname } from "node:path";

/** An installed npm package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** What is read of a package.json. */
interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8"));
}

function ownManifest(): string {
  const file = findPackageJSON("..", import.meta.url);
  if (file === undefined) throw new Error("this repository has no package.json; restore it from git");
  return file;
}

/** The folder of this repository: the one of its package.json. */
export function repositoryFolder(): string {
  return dirname(ownManifest());
}

/**
 * A package as it is installed, by its name.
 *
 * @throws Error when it is not installed.
 */
export function installedPackage(name: string): InstalledPackage {
  const file = findPackageJSON(name, import.meta.url);
  if (file === undefined) throw new Error(`package ${name} is not installed; run npm ci`);
  return { name, version: readManifest(file).version, folder: dirname(file) };
}

let found: readonly InstalledPackage[] | undefined;

/**
 * The packages that bring the types of kinds: `kubernetes-models` and every `@kubernetes-models/…` among
 * the dependencies of this repository. A new one is used as soon as it is installed.
 *
 * @see https://github.com/tommy351/kubernetes-models-ts
 */
export function typePackages(): readonly InstalledPackage[] {
  found ??= Object.keys(readManifest(ownManifest()).dependencies ?? {})
    .filter((name) => name === "kubernetes-models" || name.startsWith("@kubernetes-models/"))
    .map(installedPackage);
  return found;
}
