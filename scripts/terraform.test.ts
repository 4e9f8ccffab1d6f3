import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

/** Runs the command with a Terraform that is a script of ours; without one, with none. */
function terraform(script: string | undefined, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (script !== undefined) {
    writeFileSync(join(folder, "terraform"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "terraform"), 0o755);
  }
  const path = script === undefined ? folder : `${folder}${delimiter}${process.env.PATH}`;
  return run(repositoryRoot, "terraform", args, { PATH: path });
}

const version = (text: string) => `[ "$1" = version ] && echo '{"terraform_version":"${text}"}' && exit`;
const current = version("1.11.4");

it("explains itself", () => {
  const { status, stdout } = terraform(undefined, "--help");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: terraform /);
});

it("exits with 2 on wrong usage", () => {
  const { status, stderr } = terraform(undefined, "test", "--unknown");
  expect(status).toBe(2);
  expect(stderr).toContain("error: unknown option '--unknown'");
});

describe("a Terraform that cannot read this repository is refused:", () => {
  it.each([
    [
      "one under 1.11",
      version("1.10.5"),
      "terraform on the PATH is 1.10.5, and infra/ needs 1.11 or newer; install it from https://developer.hashicorp.com/terraform/install\n",
    ],
    [
      "none at all",
      undefined,
      "terraform is not on the PATH; install it from https://developer.hashicorp.com/terraform/install, in version 1.11 or newer\n",
    ],
  ])("%s", (_, script, message) => {
    expect(terraform(script, "test")).toMatchObject({ status: 1, stderr: message });
  });
});

it("refuses a cluster that is none", () => {
  const { status, stderr } = terraform(current, "test", "nowhere");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^no cluster "nowhere" has a Terraform root; choose of [\w-]+, /);
});

describe("a module registry that does not answer", () => {
  const reason = `Get "https://registry.example.com/.well-known/terraform.json": dial tcp: no such host.`;
  const away = `${current}\necho '${reason}' >&2\nexit 1`;
  const sentence =
    "the module registry cannot be reached: https://registry.example.com/.well-known/terraform.json: dial tcp: no such host; what does not need it is checked by npm test\n";

  it("is a failure", () => {
    expect(terraform(away, "test")).toMatchObject({ status: 1, stdout: "", stderr: sentence });
  });

  it("is none where that was said to be all right", () => {
    expect(terraform(away, "test", "--if-reachable")).toMatchObject({
      status: 0,
      stdout: sentence,
      stderr: "",
    });
  });
});

it("says what is wrong with a root, and goes on to the next", () => {
  const broken = `${current}\ncase "$1$2" in *bootstrap*validate) echo 'Error: Unsupported argument'; exit 1;; *test) exit 1;; esac`;
  const { status, stdout } = terraform(broken, "test");
  expect(status).toBe(1);
  expect(stdout).toContain("infra/bootstrap: terraform validate fails\nError: Unsupported argument\n");
  expect(stdout).toMatch(/infra\/clusters\/[\w-]+: terraform test fails\n/);
});
