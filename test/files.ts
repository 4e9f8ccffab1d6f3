import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "#scripts/repository.ts";

/** A file of this repository. */
export interface RepositoryFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files that Git keeps or would keep, without `generated/`. */
export function repositoryFiles(): RepositoryFile[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", ":!generated"];
  const paths = execFileSync("git", list, { cwd: repositoryRoot, encoding: "utf8" }).split("\0");
  return paths
    .filter((path) => path !== "" && existsSync(join(repositoryRoot, path)))
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), "utf8") }));
}

/** Whether a file is TypeScript. */
export function isTypeScript({ path }: RepositoryFile): boolean {
  return path.endsWith(".ts");
}

/** Whether a file holds tests, or what only tests use. */
export function isTest({ path }: RepositoryFile): boolean {
  return path.startsWith("test/") || /\.(test|fixture)\.ts$/.test(path);
}

/** Every match of a global pattern in a file, with the number of its line, counted from 1. */
export function matchesIn({ text }: RepositoryFile, pattern: RegExp): { line: number; found: string }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    line: lineAt(text, match.index),
    found: match[0],
  }));
}

/** Number of the line that an offset lies in, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
