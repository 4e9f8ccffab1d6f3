import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { repositoryRoot } from "./repository.ts";

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as its own process, from a folder that is not the repository. */
function run(root: string, command: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
  return spawnSync(process.execPath, [join(root, "scripts", `${command}.ts`), ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
}

/** A copy of the tracked and new files of the repository, with its own scripts: what a command may write to. */
function clone(): string {
  const root = mkdtempSync(join(tmpdir(), "clone-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  for (const path of files.split("\0").filter((file) => file !== "")) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), readFileSync(join(repositoryRoot, path)));
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  return root;
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tree-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

it.each(["generate", "check", "validate", "new"])("%s explains itself", (command) => {
  const { status, stdout } = run(repositoryRoot, command, ["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: ${command} `));
});

it.each(["generate", "check", "validate", "new"])("%s exits with 2 on wrong usage", (command) => {
  const { status, stderr } = run(repositoryRoot, command, ["--unknown"]);
  expect(status).toBe(2);
  expect(stderr).toContain("error: unknown option '--unknown'");
});

it("generate gives the same bytes whatever the locale, the time zone, the folder and the settings of cdk8s", () => {
  const root = clone();
  rmSync(join(root, "generated"), { recursive: true });
  const settings = {
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    TZ: "Asia/Kathmandu",
    CDK8S_DISABLE_SORT: "1",
    CDK8S_OUTDIR: "elsewhere",
    CDK8S_RECORD_CONSTRUCT_METADATA: "true",
  };
  const { status, stderr } = run(root, "generate", [], settings);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const listed = (folder: string) =>
    readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf8" }).sort();
  const paths = listed(repositoryRoot);
  expect(listed(root)).toEqual(paths);
  for (const path of paths.filter((name) => name.endsWith(".yaml"))) {
    const file = join("generated", path);
    expect(readFileSync(join(root, file), "utf8")).toBe(readFileSync(join(repositoryRoot, file), "utf8"));
  }
});

it("generate writes nothing when a definition is refused", () => {
  const root = clone();
  const images = join(root, "apps/filmcastpro/images.json");
  writeFileSync(images, readFileSync(images, "utf8").replace("1.0.0", "latest"));
  rmSync(join(root, "generated/filmcastpro/filmcastpro/namespace-filmcastpro.yaml"));
  const { status, stderr } = run(root, "generate");
  expect(status).toBe(1);
  expect(stderr).toContain("tag latest moves with every release; pin a release or a digest");
  expect(stderr).toMatch(/nothing was written\n$/);
  expect(readdirSync(join(root, "generated/filmcastpro/filmcastpro"))).not.toContain(
    "namespace-filmcastpro.yaml",
  );
});

it("generate refuses a symbolic link in its output, and check says so too", () => {
  const root = clone();
  symlinkSync(tmpdir(), join(root, "generated/filmcastpro/elsewhere"));
  const generated = run(root, "generate");
  expect(generated.status).toBe(1);
  expect(generated.stderr).toBe(
    "nothing was written:\n  generated/filmcastpro/elsewhere is a symbolic link where a file or folder belongs; remove it\n",
  );
  const checked = run(root, "check");
  expect(checked.status).toBe(1);
  expect(checked.stdout).toContain("is a symbolic link where a file or folder belongs; remove it");
});

it("check names what is changed, missing and orphan, and the command that mends it", () => {
  const root = clone();
  const folder = join(root, "generated/filmcastpro/filmcastpro");
  writeFileSync(join(folder, "service-filmcastpro.yaml"), "by hand");
  rmSync(join(folder, "namespace-filmcastpro.yaml"));
  writeFileSync(join(folder, "left-over.yaml"), "");
  const { status, stdout } = run(root, "check", ["--format", "json"]);
  expect(status).toBe(1);
  const base = "generated/filmcastpro/filmcastpro";
  const drift = {
    rule: "drift",
    severity: "error",
    cluster: "filmcastpro",
    unit: "filmcastpro",
    resource: null,
  };
  const fix = 'run "npm run generate" and commit the result';
  expect(JSON.parse(stdout)).toEqual(
    expect.arrayContaining([
      {
        ...drift,
        file: `${base}/service-filmcastpro.yaml`,
        message: "changed: differs from what its definition gives",
        fix,
      },
      {
        ...drift,
        file: `${base}/namespace-filmcastpro.yaml`,
        message: "missing: its definition asks for it and generated/ has no such file",
        fix,
      },
      { ...drift, file: `${base}/left-over.yaml`, message: "orphan: no definition asks for it", fix },
    ]),
  );
  expect(run(root, "generate").stdout).toContain("1 changed, 1 new, 1 removed");
  expect(run(root, "check").status).toBe(0);
});

it("check --tree reads any folder and says what is wrong with its YAML", () => {
  const folder = folderOf({
    "twice.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n",
    "tab.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: c\n",
    "anchor.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: &m\n  name: d\ndata: *m\n",
    "several.yaml":
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: e\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: f\n",
  });
  const { status, stdout } = run(repositoryRoot, "check", ["--tree", folder, "--format", "json"]);
  expect(status).toBe(1);
  const findings: { rule: string; file: string }[] = JSON.parse(stdout);
  const files = findings.filter(({ rule }) => rule === "yaml").map(({ file }) => file.split(":")[0]);
  expect([...new Set(files)].sort()).toEqual(["anchor.yaml", "several.yaml", "tab.yaml", "twice.yaml"]);
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
  [
    ["addon", "shop", "--on", "nowhere"],
    'there is no cluster "nowhere"; choose one of filmcastpro, gitops-delivery-cluster',
  ],
])("new refuses %j", (args, message) => {
  const { status, stderr } = run(repositoryRoot, "new", args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
