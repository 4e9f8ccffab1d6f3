import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Programs that log their arguments and do what a test says. */
export interface FakePrograms {
  /** Folder that stands alone on the PATH. */
  readonly folder: string;
  /** What was called, with its arguments, in order. */
  calls(): string[];
  /** A file that a program wrote beside itself; empty where it wrote none. */
  read(name: string): string;
}

/** Makes programs out of scripts for the shell, which run in their folder; removed when the test ends. */
export function fakePrograms(scripts: Readonly<Record<string, string>>): FakePrograms {
  const folder = mkdtempSync(join(tmpdir(), "programs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, script] of Object.entries(scripts)) {
    const log = `printf '%s\\n' "${name} $*" >> '${folder}/calls'`;
    writeFileSync(join(folder, name), `#!/bin/sh\ncd '${folder}'\n${log}\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const read = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  return { folder, read, calls: () => read("calls").split("\n").slice(0, -1) };
}
