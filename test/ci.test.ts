import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";

const scripts = readdirSync(join(repositoryRoot, ".ci"));

describe.each(scripts)(".ci/%s", (name) => {
  const path = join(repositoryRoot, ".ci", name);

  it("can be run", () => expect(statSync(path).mode & 0o111).toBe(0o111));

  it("is read by bash without an error", () =>
    expect(spawnSync("bash", ["-n", path], { encoding: "utf8" }).stderr).toBe(""));

  it("stops at the first failure", () =>
    expect(readFileSync(path, "utf8")).toMatch(/^#!\/usr\/bin\/env bash\n(#.*\n)+set -euo pipefail\n/));
});

describe(".ci/drift, in a repository whose definitions give one line", () => {
  const generated = "generated/a/deployment.yaml";
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drift-"));
    mkdirSync(join(folder, ".ci"));
    copyFileSync(join(repositoryRoot, ".ci/drift"), join(folder, ".ci/drift"));
    const generate = `mkdir -p generated/a && echo 'replicas: 2' >${generated}`;
    put("package.json", JSON.stringify({ scripts: { generate } }));
    mkdirSync(join(folder, "generated/a"), { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (path: string, content: string) => writeFileSync(join(folder, path), content);

  /** Runs it where all that is there was added. What a Git hook tells of its own repository is left out. */
  function drift() {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
    const summary = join(folder, ".git", "summary");
    // npm warns of settings of whoever runs the test.
    const quiet = { npm_config_loglevel: "error" };
    const env = { ...Object.fromEntries(own), ...quiet, GITHUB_STEP_SUMMARY: summary };
    execFileSync("git", ["init", "--quiet"], { cwd: folder, env });
    execFileSync("git", ["add", "--all"], { cwd: folder, env });
    writeFileSync(summary, "");
    const command = join(folder, ".ci/drift");
    const { status, stdout, stderr } = spawnSync(command, { cwd: tmpdir(), env, encoding: "utf8" });
    return { status, stdout, stderr, summary: readFileSync(summary, "utf8") };
  }

  it("accepts what was generated", () => {
    put(generated, "replicas: 2\n");
    const { status, stdout, stderr, summary } = drift();
    expect({ status, stderr, summary }).toEqual({ status: 0, stderr: "", summary: "" });
    expect(stdout).toMatch(/\ngenerated\/ is what the definitions give\n$/);
  });

  it("prints the patch and the command that mends it, in the log and in the summary", () => {
    put(generated, "replicas: 3\n");
    const { status, stdout, stderr, summary } = drift();
    const patch = "@@ -1 +1 @@\n-replicas: 3\n+replicas: 2\n";
    expect(status).toBe(1);
    expect(stdout).toContain(patch);
    expect(stderr).toBe(
      "generated/ is not what the definitions give; run this and commit what it writes: npm run generate\n",
    );
    expect(summary).toContain(patch);
    expect(summary).toContain("```sh\nnpm run generate\n```");
  });

  it("takes a file that was not committed for a difference", () => {
    const { status, stdout } = drift();
    expect(status).toBe(1);
    expect(stdout).toContain(`+++ b/${generated}\n@@ -0,0 +1 @@\n+replicas: 2\n`);
  });
});
