import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";
import { answers, reasons } from "./kube-linter/reasons.ts";
import { installedKubeLinter, type LintFinding, lint } from "./kube-linter.ts";

const kubeLinter = installedKubeLinter();
// Only the workflow installs it: package registries do not have it.
const isRequired = process.env.GITHUB_ACTIONS === "true";
const generated = join(repositoryRoot, "generated");

if (kubeLinter === undefined && !isRequired)
  console.warn("kube-linter is not installed: kube-linter.test.ts is skipped");

describe("what is generated", () => {
  const manifests = readdirSync(generated, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => ({ path, text: readFileSync(join(generated, path), "utf8") }));

  it("switches off no check of kube-linter", () => {
    const silenced = manifests.filter(({ text }) =>
      /kube-linter\.io\/ignore|ignore-check\.kube-linter/.test(text),
    );
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  it.each([".kube-linter.yaml", ".kube-linter.yml"])(
    "is linted without %s, which could leave out checks",
    (file) => {
      expect([repositoryRoot, generated].filter((folder) => existsSync(join(folder, file)))).toEqual([]);
    },
  );
});

describe.skipIf(kubeLinter === undefined && !isRequired)("the findings of kube-linter", () => {
  let findings: readonly LintFinding[];

  beforeAll(() => {
    if (kubeLinter === undefined)
      throw new Error("kube-linter is not installed; put its release on the PATH");
    findings = lint(kubeLinter, generated);
  });

  it("are all answered by a reason", () => {
    expect(findings.filter((finding) => !reasons.some((reason) => answers(reason, finding)))).toEqual([]);
  });

  it("need every reason", () => {
    expect(reasons.filter((reason) => !findings.some((finding) => answers(reason, finding)))).toEqual([]);
  });
});
