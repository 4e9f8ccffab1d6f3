import { dirname } from "node:path/posix";
import { type GeneratedFile, generatedFolder } from "./layout.ts";
import type { Entry } from "./walk.ts";

/** Something in the way of the output that only a person can judge. */
export interface Obstacle {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** What is wrong with the path, as the rest of a sentence that begins with it. */
  readonly message: string;
  /** What to do about it, as an imperative without a full stop. */
  readonly fix: string;
}

/** An error of the file system at a path. */
export function failure(path: string, error: unknown): Obstacle {
  if (!(error instanceof Error && "code" in error)) throw error;
  return {
    path,
    message: `cannot be used (${error.code})`,
    fix: "check its owner, its permissions and the disk",
  };
}

/** Files that are asked for at a path that is not theirs to take. */
export function misplacedFiles(files: readonly GeneratedFile[]): Obstacle[] {
  const folders = foldersOf(files.map(({ path }) => path));
  const seen = new Set<string>();
  return files.flatMap(({ path }) => {
    const isTaken = seen.has(path);
    seen.add(path);
    if (isTaken) return [{ path, message: "is asked for twice", fix: "remove one of the two" }];
    if (folders.has(path)) {
      return [{ path, message: "is asked for as a file and as a folder", fix: "rename one of the two" }];
    }
    if (isInside(path)) return [];
    return [{ path, message: `lies outside of ${generatedFolder}/`, fix: "nothing else may be written" }];
  });
}

function isInside(path: string): boolean {
  const [top, ...rest] = path.split("/");
  const isName = (part: string) => !["", ".", ".."].includes(part) && !/[\\\0]/.test(part);
  return top === generatedFolder && rest.length > 0 && rest.every(isName);
}

/** What stands in `generated/` and is neither a file nor a folder, or one in place of the other. */
export function foreignEntries(entries: readonly Entry[], files: readonly GeneratedFile[]): Obstacle[] {
  const filePaths = new Set(files.map(({ path }) => path));
  const folderPaths = foldersOf(filePaths);
  return entries.flatMap(({ path, kind }) => {
    const expected = filePaths.has(path) ? "file" : folderPaths.has(path) ? "folder" : undefined;
    const isForeign = kind !== "file" && kind !== "folder";
    if (!isForeign && (expected === undefined || kind === expected)) return [];
    return [
      { path, message: `is a ${kind} where a ${expected ?? "file or folder"} belongs`, fix: "remove it" },
    ];
  });
}

/** All folders above some files. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (
      let folder = dirname(path);
      folder !== dirname(folder) && !folders.has(folder);
      folder = dirname(folder)
    ) {
      folders.add(folder);
    }
  }
  return folders;
}
