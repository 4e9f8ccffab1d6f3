import { type Dirent, lstatSync, readdirSync, type Stats } from "node:fs";
import { join } from "node:path";

/** What stands at a path, without following a symbolic link. */
export interface Entry {
  /** Relative to the folder the walk began in, with `/`. */
  readonly path: string;
  readonly kind: "file" | "folder" | "symbolic link" | "special file";
}

/**
 * What stands at `path` below `root` and everything below that: each folder before what it holds, by name.
 * Symbolic links are listed, never followed. Nothing where nothing stands.
 *
 * @throws NodeJS.ErrnoException for a folder that cannot be read.
 */
export function walk(root: string, path: string, enters: (entry: Entry) => boolean = () => true): Entry[] {
  const top = lstatSync(join(root, path), { throwIfNoEntry: false });
  return top === undefined ? [] : entriesFrom(root, { path, kind: kindOf(top) }, enters);
}

function entriesFrom(root: string, entry: Entry, enters: (entry: Entry) => boolean): Entry[] {
  if (entry.kind !== "folder" || !enters(entry)) return [entry];
  const found = readdirSync(join(root, entry.path), { withFileTypes: true });
  const inner = found
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((dirent) => {
      const path = entry.path === "" ? dirent.name : `${entry.path}/${dirent.name}`;
      return { path, kind: kindOf(dirent) };
    });
  return [entry, ...inner.flatMap((next) => entriesFrom(root, next, enters))];
}

function kindOf(stats: Dirent | Stats): Entry["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "symbolic link" : "special file";
}
