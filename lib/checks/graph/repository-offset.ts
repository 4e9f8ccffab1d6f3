import { plainPath } from "./repository-folders.ts";

/** Turns a path of a repository into one relative to the tree; nothing for one that leads out of it. */
export interface RepositoryOffset {
  /** How many of the paths lead to a folder that there is. */
  readonly found: number;
  /** How many lead into the tree to a folder that there is not. */
  readonly missing: number;
  folderOf(path: string): string | undefined;
  /** As a path of the repository again. */
  pathOf(folder: string): string;
}

/** The tree may lie in the repository, or the repository in the tree. */
interface Offset {
  readonly above: string;
  readonly below: string;
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== "").join("/");

function within(parent: string, path: string): string | undefined {
  if (parent === "" || path === parent) return path.slice(parent.length);
  return path.startsWith(`${parent}/`) ? path.slice(parent.length + 1) : undefined;
}

function applied({ above, below }: Offset, path: string): string | undefined {
  const inside = within(above, path);
  return inside === undefined ? undefined : joined(below, inside);
}

/** The ways in which a path leads to one of some folders of its last name. */
function offsetsOf(path: string, named: ReadonlyMap<string, readonly string[]>): Offset[] {
  const folders = path === "" ? [] : (named.get(path.split("/").at(-1) ?? "") ?? []);
  return folders.flatMap((folder): Offset[] => {
    if (folder === path) return [{ above: "", below: "" }];
    if (folder.endsWith(`/${path}`)) return [{ above: "", below: folder.slice(0, -path.length - 1) }];
    return path.endsWith(`/${folder}`) ? [{ above: path.slice(0, -folder.length - 1), below: "" }] : [];
  });
}

function depth({ above, below }: Offset): number {
  return above.length + below.length;
}

/** Finds the folder that paths of a repository are relative to: the one from which most of them exist, the nearest. */
export function offsetOf(texts: readonly string[], folders: ReadonlySet<string>): RepositoryOffset {
  const paths = [...new Set(texts.map(plainPath))];
  const named = Map.groupBy(folders, (folder) => folder.split("/").at(-1) ?? "");
  const votes = Map.groupBy(
    paths.flatMap((path) => offsetsOf(path, named)),
    (offset) => JSON.stringify(offset),
  );
  const ranked = [...votes.values()].sort(
    (a, b) => b.length - a.length || depth(a[0] ?? here) - depth(b[0] ?? here),
  );
  const offset = ranked[0]?.[0] ?? here;
  const led = paths.flatMap((path) => applied(offset, path) ?? []);
  return {
    found: ranked[0]?.length ?? 0,
    missing: led.filter((folder) => !folders.has(folder)).length,
    folderOf: (path) => applied(offset, plainPath(path)),
    pathOf: (folder) => joined(offset.above, within(offset.below, folder) ?? folder),
  };
}

const here: Offset = { above: "", below: "" };
