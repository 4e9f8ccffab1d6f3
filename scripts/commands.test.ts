import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { clone, run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tree-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

it.each(["generate", "check", "rules", "validate", "new", "capacity", "cost"])(
  "%s explains itself",
  (command) => {
    const { status, stdout } = run(repositoryRoot, command, ["--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: ${command} `));
  },
);

it.each(["generate", "new"])("%s exits with 2 on wrong usage", (command) => {
  const { status, stderr } = run(repositoryRoot, command, ["--unknown"]);
  expect(status).toBe(2);
  expect(stderr).toContain("error: unknown option '--unknown'");
});

it.each(["2026-02-31"])("check exits with 2 on %s, which is no day", (day) => {
  const { status, stderr } = run(repositoryRoot, "check", ["--today", day]);
  expect(status).toBe(2);
  expect(stderr).toContain(
    `error: option '--today <day>' argument '${day}' is invalid. write a day as 2026-11-22`,
  );
});

it("check --tree reads any folder and says what is wrong with its YAML", () => {
  const files = {
    "twice.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n",
    "tab.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: c\n",
    "anchor.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: &m\n  name: d\ndata: *m\n",
    "several.yaml":
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: e\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: f\n",
  };
  const refused = (folder: string) => {
    const { status, stdout } = run(repositoryRoot, "check", ["--tree", folder, "--format", "json"]);
    expect(status).toBe(1);
    const findings: { rule: string; file: string }[] = JSON.parse(stdout);
    return [...new Set(findings.filter(({ rule }) => rule === "yaml").map(({ file }) => file))].sort();
  };
  expect(refused(folderOf(files))).toEqual(["tab.yaml", "twice.yaml"]);
  // One plain document a file is how clusters of ours are written.
  const facts = JSON.stringify({ cluster: { name: "production" }, identities: {} });
  const ours = folderOf({ ...files, "infra.json": facts });
  expect(refused(ours)).toEqual(["anchor.yaml", "several.yaml", "tab.yaml", "twice.yaml"]);
});

it("check exits with 2 on facts about no folder", () => {
  const { status, stderr } = run(repositoryRoot, "check", ["--facts", "facts.json"]);
  expect(status).toBe(2);
  expect(stderr).toContain("error: option '--facts <file>' is about a folder: name it with --tree");
});

it("check --facts refuses what it does not know", () => {
  const folder = folderOf({ "facts.json": '{"bucket":[],"region":1}' });
  const facts = join(folder, "facts.json");
  const { status, stdout, stderr } = run(repositoryRoot, "check", ["--tree", folder, "--facts", facts]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toBe(
    `${facts}: bucket is no known key: write buckets, or remove it\n${facts}: region is 1, and must be a text\n`,
  );
});

it("check --tree of a folder without manifests is an error", () => {
  const { status } = run(repositoryRoot, "check", ["--tree", folderOf({ "notes.txt": "" })]);
  expect(status).toBe(1);
});

it.each([
  ["app", "apps", "shop"],
  ["addon", "platform", "web-terminal"],
])("new %s makes a folder that generates", (word, folder, name) => {
  const root = clone();
  const made = run(root, "new", [word, name, "--on", "gitops-delivery-cluster"]);
  expect(made.stdout).toBe(
    `${folder}/${name} is on cluster gitops-delivery-cluster. Edit ${folder}/${name}/index.ts, then run "npm run generate".\n`,
  );
  const generated = run(root, "generate");
  expect(generated.stderr).toBe("");
  expect(generated.status).toBe(0);
  expect(readdirSync(join(root, "generated/gitops-delivery-cluster/argocd"))).toContain(
    `application-${name}.yaml`,
  );
});

it.each([
  [["app", "Shop"], 'application name "Shop" is not a DNS label'],
  [
    ["app", "expense-tracker"],
    'name "expense-tracker" is taken by apps/expense-tracker/index.ts; choose another',
  ],
  [["addon", "shop", "--on", "nowhere"], 'there is no cluster "nowhere"; choose one of durga-puja-eks,'],
])("new refuses %j", (args, message) => {
  const { status, stderr } = run(repositoryRoot, "new", args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
