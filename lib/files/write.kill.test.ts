import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareFiles } from "./compare.ts";
import type { GeneratedFile } from "./layout.ts";
import { writeFiles } from "./write.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "kill-"));
});

afterEach(() => rmSync(root, { recursive: true }));

/** Two thousand files; from one version to the next a hundred large ones change, fifty come and fifty go. */
function version(number: number): GeneratedFile[] {
  return Array.from({ length: 2000 }, (_, index) => {
    const name = index % 40 === 0 ? `v${number}-${index}` : `${index}`;
    const content = index % 20 === 1 ? `version: ${number}\n`.repeat(5000) : "version: 0\n";
    return { path: `generated/c/u${index % 30}/${name}.yaml`, content };
  });
}

/** When to kill: after so many files are in place or removed, and so many milliseconds more. */
const moment = fc.oneof(
  fc.record({ steps: fc.constant(0), delay: fc.noBias(fc.nat(80)) }),
  fc.record({ steps: fc.noBias(fc.integer({ min: 1, max: 190 })), delay: fc.constant(0) }),
);
const moments = fc.sample(moment, { seed: 20_240_911, numRuns: 6 });

/** Writes a version in another process, which reports each step by a byte, and kills that at a moment. */
async function killedRun(number: number, { steps, delay }: (typeof moments)[number]): Promise<void> {
  const program = `
    import { writeSync } from "node:fs";
    import { writeFiles } from ${JSON.stringify(import.meta.resolve("./write.ts"))};
    const version = ${version};
    const report = () => writeSync(1, ".");
    report();
    writeFiles(${JSON.stringify(root)}, version(${number}), report);
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let seen = 0;
  for await (const bytes of child.stdout.iterator({ destroyOnReturn: false })) {
    seen += bytes.length;
    if (seen > steps) break;
  }
  await setTimeout(delay);
  child.kill("SIGKILL");
  await exited;
}

const contentsOf = (files: readonly GeneratedFile[]) =>
  new Map(files.map(({ path, content }) => [path, content]));

function contentsOnDisk(): Map<string, string> {
  const entries = readdirSync(join(root, "generated"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]));
}

/** Files with neither their old nor their new content, and files of both versions that are gone. */
function damaged(before: Map<string, string>, after: Map<string, string>): string[] {
  const left = contentsOnDisk();
  const torn = Array.from(left.keys()).filter((path) => {
    const content = left.get(path);
    return !path.endsWith(".tmp") && content !== before.get(path) && content !== after.get(path);
  });
  const lost = Array.from(before.keys()).filter((path) => after.has(path) && !left.has(path));
  return [...torn, ...lost];
}

describe("writeFiles, killed at any moment", () => {
  it("leaves each file with its old or its new content, and the next run repairs the rest", async () => {
    writeFiles(root, version(0));
    for (const [number, moment] of moments.entries()) {
      const next = version(number + 1);
      await killedRun(number + 1, moment);
      expect(damaged(contentsOf(version(number)), contentsOf(next)), JSON.stringify(moment)).toEqual([]);
      writeFiles(root, next);
      expect(compareFiles(root, next)).toMatchObject({ changed: [], missing: [], orphan: [], obstacles: [] });
    }
  }, 60_000);
});
