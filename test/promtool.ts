import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The promtool of this machine; undefined when it has none. */
export function installedPromtool(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "promtool")).find(existsSync);
}

/** Files by name, with their contents. */
export type Files = Readonly<Record<string, string>>;

/** What promtool said, and whether it was content. */
export interface Verdict {
  readonly passed: boolean;
  /** Output and errors, with the names of the files as they were given. */
  readonly output: string;
}

/**
 * Runs promtool in a folder that holds the files: `promtool(program, ["check", "rules", "a.yaml"], { "a.yaml": … })`.
 *
 * @see https://prometheus.io/docs/prometheus/latest/command-line/promtool/
 */
export function runPromtool(promtool: string, parameters: readonly string[], files: Files): Verdict {
  const folder = mkdtempSync(join(tmpdir(), "promtool-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { status, stdout, stderr } = spawnSync(promtool, parameters, { cwd: folder, encoding: "utf8" });
    return { passed: status === 0, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
