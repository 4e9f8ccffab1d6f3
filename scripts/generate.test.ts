import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { clone, run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

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
    line: null,
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
