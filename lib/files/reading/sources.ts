import { realpathSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type ClusterFile, readClusterFile } from "../contract.ts";
import { infrastructureFile } from "../layout.ts";
import { type Entry, walk } from "../walk.ts";
import { codeOf, faulty, readLink, readSource, type Source } from "./source.ts";
import { extensions, isUnder, type Templates, templatesIn } from "./templates.ts";

/** A source with its path relative to the folder that is read. */
export interface PlacedSource extends Source {
  readonly path: string;
  /** Facts of a cluster, of a file that holds these instead of objects. */
  readonly cluster?: ClusterFile;
}

/** Everything in a folder that may be of use to a cluster. */
export interface Sources {
  readonly sources: readonly PlacedSource[];
  /** Every file, whatever it holds. */
  readonly files: readonly string[];
  /** Folders whose files are no manifests until a program has made some of them. */
  readonly templates: readonly Templates[];
}

/** Folders with many YAML files that nobody applies. */
const ignored: ReadonlySet<string> = new Set([".git", ".github", "node_modules"]);

function isWorthEntering({ path }: Entry): boolean {
  return !ignored.has(basename(path));
}

function sourceAt(root: string, { path, kind }: Entry): Omit<PlacedSource, "path"> {
  if (kind === "symbolic link") return readLink(root, path);
  if (kind === "folder" || !extensions.has(extname(path))) return { objects: [], faults: [] };
  if (kind !== "file") return faulty("it is no regular file", "remove it");
  const cluster = basename(path) === infrastructureFile ? readClusterFile(join(root, path)) : undefined;
  return cluster === undefined ? readSource(join(root, path)) : { objects: [], faults: [], cluster };
}

/** Reads a folder and all below it. Never throws: what cannot be read is a fault. */
export function sourcesIn(directory: string): Sources {
  try {
    const root = realpathSync(directory);
    const entries = walk(root, "", isWorthEntering);
    const templates = templatesIn(root, entries);
    const sources = entries
      .filter(({ path }) => !templates.some((one) => isUnder(path, one)))
      .map((entry) => ({ path: entry.path, ...sourceAt(root, entry) }));
    const files = entries.filter(({ kind }) => kind === "file").map(({ path }) => path);
    return { sources, files, templates };
  } catch (error) {
    const unreadable = faulty(
      `${directory} cannot be read (${codeOf(error)})`,
      "check the path and its permissions",
    );
    return { sources: [{ path: ".", ...unreadable }], files: [], templates: [] };
  }
}
