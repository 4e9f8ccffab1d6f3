import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GeneratedFile, generatedFolder } from "./layout.ts";
import { failure, foreignEntries, misplacedFiles, type Obstacle } from "./obstacle.ts";
import { type Entry, walk } from "./walk.ts";

/** How `generated/` differs from what it should hold. Paths are relative to the repository, sorted. */
export interface Comparison {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Files that no definition asks for. */
  readonly orphan: readonly string[];
  readonly unchanged: readonly string[];
  /** While there is one, nothing may be written, and the lists may be incomplete. */
  readonly obstacles: readonly Obstacle[];
}

const nothing: Comparison = { changed: [], missing: [], orphan: [], unchanged: [], obstacles: [] };

/**
 * Compares the bytes in `generated/` below `root` with the files it should hold. Obstacles are symbolic links and
 * special files anywhere in `generated/`, a folder where a file belongs and the reverse, what cannot be read, and
 * paths that lead out of `generated/` or are asked for twice.
 */
export function compareFiles(root: string, files: readonly GeneratedFile[]): Comparison {
  const misplaced = misplacedFiles(files);
  if (misplaced.length > 0) return { ...nothing, obstacles: misplaced };
  try {
    const entries = walk(root, generatedFolder);
    const foreign = foreignEntries(entries, files);
    return foreign.length > 0 ? { ...nothing, obstacles: foreign } : compareContents(root, files, entries);
  } catch (error) {
    return { ...nothing, obstacles: [failure(generatedFolder, error)] };
  }
}

function compareContents(
  root: string,
  files: readonly GeneratedFile[],
  entries: readonly Entry[],
): Comparison {
  const present = new Set(entries.filter(({ kind }) => kind === "file").map(({ path }) => path));
  const expected = new Set(files.map(({ path }) => path));
  const missing = files.filter(({ path }) => !present.has(path)).map(({ path }) => path);
  const orphan = Array.from(present).filter((path) => !expected.has(path));
  const changed: string[] = [];
  const unchanged: string[] = [];
  const obstacles: Obstacle[] = [];
  for (const { path, content } of files.filter((file) => present.has(file.path))) {
    try {
      const isSame = readFileSync(join(root, path)).equals(Buffer.from(content));
      (isSame ? unchanged : changed).push(path);
    } catch (error) {
      obstacles.push(failure(path, error));
    }
  }
  return {
    changed: changed.sort(),
    missing: missing.sort(),
    orphan: orphan.sort(),
    unchanged: unchanged.sort(),
    obstacles,
  };
}
