import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
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

/** What no command writes to, and none finds its place by: a copy has it through links. */
const LINKED = ["lib", "node_modules"];

/** What no command reads. */
const UNREAD = ["docs", "test"];

/** A copy of the tracked and new files of the repository, with its own scripts: what a command may write to. */
export function clone(): string {
  const root = mkdtempSync(join(tmpdir(), "clone-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  const elsewhere = [...LINKED, ...UNREAD];
  const own = files
    .split("\0")
    .filter((path) => path !== "" && !elsewhere.includes(path.split("/")[0] ?? ""));
  for (const path of own.filter((file) => existsSync(join(repositoryRoot, file)))) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    copyFileSync(join(repositoryRoot, path), join(root, path));
  }
  for (const name of LINKED) symlinkSync(join(repositoryRoot, name), join(root, name));
  return root;
}
