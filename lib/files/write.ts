import { randomUUID } from "node:crypto";
import { accessSync, constants, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Comparison, compareFiles } from "./compare.ts";
import { type GeneratedFile, generatedFolder } from "./layout.ts";
import { failure, foldersOf, type Obstacle } from "./obstacle.ts";
import { walk } from "./walk.ts";

/** What a run did, in numbers of files. */
export interface Summary {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** The output cannot be written; every file is as it was. */
export class OutputBlocked extends Error {
  override readonly name = "OutputBlocked";
  readonly obstacles: readonly Obstacle[];

  constructor(obstacles: readonly Obstacle[]) {
    const lines = obstacles.map(({ path, message, fix }) => `${path} ${message}; ${fix}`);
    super(`nothing was written:\n  ${lines.join("\n  ")}`);
    this.obstacles = obstacles;
  }
}

/** Called after each file that was written or removed. */
export type Progress = (done: number, total: number) => void;

/**
 * Makes `generated/` below `root` hold exactly `files`: writes what changed, removes what nobody asked for and
 * folders that are empty, leaves alone what has the right bytes. Never outside of `generated/`, never through a
 * symbolic link.
 *
 * All new contents are first written beside their places, then renamed into them. A process that is killed leaves
 * each file with its old or its new content, and temporary files that the next run removes. It does not wait for
 * the disk: after a power failure, run it again.
 *
 * @throws OutputBlocked before the first change, with all obstacles.
 */
export function writeFiles(root: string, files: readonly GeneratedFile[], progress?: Progress): Summary {
  const comparison = compareFiles(root, files);
  const obstacles = [...comparison.obstacles, ...readOnly(root, comparison)];
  if (obstacles.length > 0) throw new OutputBlocked(obstacles);
  const { changed, missing, orphan, unchanged } = comparison;
  const stale = new Set([...changed, ...missing]);
  const staleFiles = files.filter(({ path }) => stale.has(path));
  const total = staleFiles.length + orphan.length;
  let done = 0;
  for (const { temporary, path } of stage(root, staleFiles)) {
    renameSync(temporary, join(root, path));
    progress?.(++done, total);
  }
  for (const path of orphan) {
    rmSync(join(root, path), { force: true });
    progress?.(++done, total);
  }
  removeEmptyFolders(root);
  const [added, removed] = [missing.length, orphan.length];
  return { changed: changed.length, added, removed, unchanged: unchanged.length };
}

/** Files that will be replaced and folders that will be changed, where that is not permitted. */
function readOnly(root: string, { changed, missing, orphan }: Comparison): Obstacle[] {
  const touched = [...changed, ...missing, ...orphan];
  const folders = Array.from(foldersOf(touched));
  return [...changed, ...orphan, ...folders].flatMap((path) => {
    try {
      accessSync(join(root, path), constants.W_OK);
      return [];
    } catch (error) {
      return isMissing(error) ? [] : [failure(path, error)];
    }
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

interface Staged {
  readonly path: string;
  readonly temporary: string;
}

/** Writes all contents beside their places; takes that back if one of them fails, as on a full disk. */
function stage(root: string, files: readonly GeneratedFile[]): Staged[] {
  const staged: Staged[] = [];
  const folders = new Set<string>();
  for (const { path, content } of files) {
    const folder = dirname(join(root, path));
    const temporary = join(folder, `.${randomUUID()}.tmp`);
    staged.push({ path, temporary });
    try {
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writeFileSync(temporary, content, { flag: "wx" });
    } catch (error) {
      discard(root, staged);
      throw new OutputBlocked([failure(path, error)]);
    }
  }
  return staged;
}

function discard(root: string, staged: readonly Staged[]): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
  removeEmptyFolders(root);
}

function removeEmptyFolders(root: string): void {
  const entries = walk(root, generatedFolder);
  const filled = foldersOf(entries.filter(({ kind }) => kind !== "folder").map(({ path }) => path));
  const empty = entries.filter(({ path, kind }) => kind === "folder" && !filled.has(path));
  for (const { path } of empty.reverse()) rmdirSync(join(root, path));
}
