import { spawnSync } from "node:child_process";

/** Something that Git cannot do, with what to do about it: one line for a person. */
export class GitRefusal extends Error {
  override readonly name = "GitRefusal";
}

/** What a command of Git printed, or why it failed. */
export type Answer =
  | { readonly output: Buffer; readonly error?: undefined }
  | { readonly output?: undefined; readonly error: string };

/** Runs Git in a folder, without a shell and without a lock of its own; it never asks for anything. */
export function askGit(folder: string, args: readonly string[], input?: string): Answer {
  const { status, stdout, stderr, error } = spawnSync("git", ["--no-replace-objects", ...args], {
    cwd: folder,
    input: input ?? "",
    maxBuffer: Number.POSITIVE_INFINITY,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
  });
  if (error !== undefined) return { error: `git cannot be run (${error.message})` };
  if (status === 0) return { output: stdout };
  return {
    error: stderr
      .toString("utf8")
      .trim()
      .replace(/\s*\n\s*/g, " "),
  };
}

/**
 * Runs Git where it has no reason to fail.
 *
 * @throws GitRefusal with what Git says
 */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  const { output, error } = askGit(folder, args, input);
  if (output === undefined) throw new GitRefusal(`git ${args[0] ?? ""} fails in ${folder}: ${error}`);
  return output;
}

/** What Git prints as one line; nothing where it fails. */
export function lineOf(folder: string, args: readonly string[]): string | undefined {
  return askGit(folder, args).output?.toString("utf8").replace(/\n$/, "");
}
