import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { repositoryRoot } from "./repository.ts";

/** What a command printed, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as its own process, from a folder that is not the repository. */
export function run(
  root: string,
  command: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Run {
  const cache = join(repositoryRoot, "scripts/compile-cache.ts");
  return spawnSync(process.execPath, ["--import", cache, join(root, "scripts", `${command}.ts`), ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
}

/** A copy of the tracked and new files of the repository, with its own scripts: what a command may write to. */
export function clone(): string {
  const root = mkdtempSync(join(tmpdir(), "clone-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  for (const path of files
    .split("\0")
    .filter((file) => existsSync(join(repositoryRoot, file)) && file !== "")) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), readFileSync(join(repositoryRoot, path)));
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  return root;
}
