import { segmentsOf } from "./deliveries.ts";

/**
 * How paths of a repository become those of a folder that is read: the folder may lie in the repository, or the
 * repository in the folder.
 */
interface Offset {
  /** What paths begin with above the folder. */
  readonly above: string;
  /** What lies between the folder and the repository. */
  readonly below: string;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("/");
}

/** Every way in which a path leads to one of some folders, by the last segment of each. */
function offsetsOf(path: string, foldersByName: ReadonlyMap<string, readonly string[]>): Offset[] {
  const segments = segmentsOf(path);
  const offsets: Offset[] = [];
  const inside = foldersByName.get(segments.at(-1) ?? "") ?? [];
  for (const folder of inside) {
    if (folder === path || folder.endsWith(`/${path}`)) {
      offsets.push({ above: "", below: folder.slice(0, -path.length).replace(/\/$/, "") });
    } else if (path.endsWith(`/${folder}`)) {
      offsets.push({ above: path.slice(0, -folder.length - 1), below: "" });
    }
  }
  return offsets;
}

function applied({ above, below }: Offset, path: string): string | undefined {
  if (above === "") return join(below, path);
  if (path === above) return below;
  return path.startsWith(`${above}/`) ? join(below, path.slice(above.length + 1)) : undefined;
}

function distance({ above, below }: Offset): number {
  return segmentsOf(above).length + segmentsOf(below).length;
}

/**
 * Finds the folder that paths of a repository are relative to: the one from which most of them lead to folders
 * that there are, and of such the nearest. Gives what turns a path into one relative to the folder that is read, or
 * nothing for a path that leads out of it.
 *
 * @param folders that hold manifests, and those above them, relative to the folder that is read; empty for itself
 */
export function relate(
  paths: readonly string[],
  folders: ReadonlySet<string>,
): (path: string) => string | undefined {
  const foldersByName = Map.groupBy(folders, (folder) => segmentsOf(folder).at(-1) ?? "");
  const votes = new Map<string, { readonly offset: Offset; count: number }>();
  for (const path of new Set(paths)) {
    for (const offset of path === "" ? [] : offsetsOf(path, foldersByName)) {
      const key = JSON.stringify(offset);
      const vote = votes.get(key) ?? { offset, count: 0 };
      vote.count += 1;
      votes.set(key, vote);
    }
  }
  const best = [...votes.values()].sort(
    (a, b) => b.count - a.count || distance(a.offset) - distance(b.offset),
  )[0];
  const offset = best?.offset ?? { above: "", below: "" };
  return (path) => applied(offset, path);
}
