import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTrees } from "./tree.ts";

let parent: string;
let root: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "tree-"));
  root = join(parent, "staging");
  mkdirSync(root);
});

afterEach(() => rmSync(parent, { recursive: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const object = (kind: string, name: string, more = "") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;

describe("readTrees", () => {
  it("makes a cluster of the folder and a unit of each folder that holds files", () => {
    put("b/two.yml", object("ConfigMap", "two", "  namespace: shop\n"));
    put("b/one.json", '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "one"}}');
    put("top.yaml", object("Namespace", "shop"));
    put("b/c/notes.txt", "not: read");
    put("node_modules/x/x.yaml", object("Pod", "x"));
    const { trees, findings } = readTrees(root);
    expect(findings).toEqual([]);
    const unit = { cluster: "staging", namespace: "", charts: [] };
    const resource = { cluster: "staging", namespace: undefined };
    const named = (kind: string, metadata: object) => ({ apiVersion: "v1", kind, metadata });
    expect(trees).toEqual([
      {
        cluster: "staging",
        facts: {},
        files: ["b/c/notes.txt", "b/one.json", "b/two.yml", "top.yaml"],
        units: [
          {
            ...unit,
            name: ".",
            definition: ".",
            resources: [
              {
                ...resource,
                unit: ".",
                origin: { file: "top.yaml", line: 1 },
                object: named("Namespace", { name: "shop" }),
              },
            ],
          },
          {
            ...unit,
            name: "b",
            definition: "b",
            resources: [
              {
                ...resource,
                unit: "b",
                origin: { file: "b/one.json", line: 1 },
                object: named("Secret", { name: "one" }),
              },
              {
                ...resource,
                unit: "b",
                origin: { file: "b/two.yml", line: 1 },
                object: named("ConfigMap", { name: "two", namespace: "shop" }),
                namespace: "shop",
              },
            ],
          },
        ],
      },
    ]);
  });

  it("reports what is wrong with a file by its line and still reads the rest", () => {
    put("a/x.yaml", `${object("A", "a")}---\n${object("B", "b", "  name: c\n")}`);
    const { trees, findings } = readTrees(root);
    expect(trees[0]?.units[0]?.resources.map(({ object }) => object.metadata.name)).toEqual(["a", "c"]);
    const where = { rule: "yaml", cluster: "staging", unit: "a" };
    expect(findings).toEqual([
      {
        ...where,
        severity: "error",
        file: "a/x.yaml",
        line: 10,
        message: "key name stands twice in one map",
        fix: "remove one of the two",
      },
    ]);
  });

  it.each([
    ["Helm values", "replicas: 2\n"],
    [
      "a kustomization that changes nothing",
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata:\n  name: x\n",
    ],
    ["a file for eksctl", "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: x}\n"],
    ["nothing", "# only a comment\n"],
  ])("leaves out %s", (_, text) => {
    put("a.yaml", object("Pod", "a"));
    put("b/other.yaml", text);
    const { trees, findings } = readTrees(root);
    expect(trees.flatMap((tree) => tree.units.map(({ name }) => name))).toEqual(["."]);
    expect(findings).toEqual([]);
  });

  it.each([
    ["apiVersion: v1\nkind: Pod\nmetadata: [name]\n", "metadata.name"],
    ["apiVersion: v1\nkind: Pod\nmetadata: {}\n", "metadata.name"],
    ["apiVersion: v1\nmetadata: {name: a}\n", "kind"],
    ["Kind: Pod\nmetadata: {name: a}\nspec: {}\n", "apiVersion"],
  ])("refuses what was meant to be an object: %j", (text, missing) => {
    put("a.yaml", object("Pod", "a"));
    put("b/other.yaml", text);
    expect(readTrees(root).findings).toEqual([
      {
        rule: "yaml",
        severity: "error",
        cluster: "staging",
        unit: "b",
        file: "b/other.yaml",
        line: 1,
        message: `it has no ${missing}: neither kubectl nor Argo CD can apply it`,
        fix: `add ${missing}`,
      },
    ]);
  });

  it("reads an object that the API server names, and what SOPS encrypted", () => {
    put("a.yaml", "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: migrate-}\n");
    const sealed = "ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]";
    put("b.yaml", object("Secret", "b", `data: {password: "${sealed}"}\nsops: {version: 3.9.0}\n`));
    const objects = readTrees(root).trees.flatMap(({ units }) =>
      units.flatMap(({ resources }) => resources.map((resource) => resource.object)),
    );
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(["migrate-xxxxx", "b"]);
    expect(objects[1]).toMatchObject({ data: { password: "" } });
    expect(objects[1]).not.toHaveProperty("sops");
  });

  it("refuses symbolic links out of the folder and reads what others lead to only once", () => {
    put("a/x.yaml", object("Pod", "x"));
    symlinkSync("a", join(root, "again"));
    symlinkSync(parent, join(root, "b"));
    symlinkSync("missing", join(root, "c.yaml"));
    const { trees, findings } = readTrees(root);
    expect(trees.flatMap((tree) => tree.units.map(({ name }) => name))).toEqual(["a"]);
    expect(findings.map(({ file, message, fix }) => [file, message, fix])).toEqual([
      ["b", "it is a symbolic link out of the folder, which is not followed", "put the file in its place"],
      ["c.yaml", "it is a symbolic link that leads nowhere (ENOENT)", "remove the link"],
    ]);
  });

  it.each([
    [
      "text that is not UTF-8",
      () => put("x.yaml", new Uint8Array([0x61, 0xff])),
      "it is not UTF-8",
      "save it as UTF-8",
    ],
    ["a pipe", () => execFileSync("mkfifo", [join(root, "x.yaml")]), "it is no regular file", "remove it"],
  ])("reports %s", (_, prepare, message, fix) => {
    put("a.yaml", object("Pod", "a"));
    prepare();
    expect(readTrees(root).findings).toEqual([
      { rule: "yaml", severity: "error", cluster: "staging", unit: ".", file: "x.yaml", message, fix },
    ]);
  });

  const facts = (name: string) =>
    JSON.stringify({ cluster: { name }, identities: {}, buckets: { assets: {} } });

  it("takes the facts of Terraform beside the units for facts, and those of no other form for nothing", () => {
    put("shop/service.yaml", object("Service", "web"));
    put("infra.json", facts("production"));
    const { trees, findings } = readTrees(root);
    expect(findings).toEqual([]);
    expect(trees[0]).toMatchObject({
      cluster: "production",
      facts: { buckets: ["assets"], podIdentityAssociations: [] },
      contract: { cluster: { name: "production" } },
    });
    put("infra.json", "{}");
    const other = readTrees(root);
    expect(other.trees[0]).toMatchObject({ cluster: "staging", facts: {} });
    expect(other.trees[0]).not.toHaveProperty("contract");
    expect(other.findings).toEqual([]);
  });

  it("makes a cluster of each folder that has such facts, and one of what lies beside them", () => {
    put("one/shop/service.yaml", object("Service", "web"));
    put("one/infra.json", facts("one"));
    put("two/shop/service.yaml", `${object("Service", "web")}---\n${object("Service", "api")}`);
    put("two/infra.json", facts("two"));
    put("beside.yaml", object("Service", "web"));
    const { trees, findings } = readTrees(root, { cluster: "two", region: "eu-west-1" });
    const seen = trees.map(({ cluster, facts: { region }, units }) => [
      cluster,
      region,
      units.map(({ name }) => name),
    ]);
    expect(seen).toEqual([
      ["two", undefined, ["."]],
      ["one", undefined, ["one/shop"]],
      ["two", "eu-west-1", ["two/shop"]],
    ]);
    expect(findings.map(({ file, line, message }) => [file, line, message])).toEqual([
      ["two/shop/service.yaml", 6, "the file holds 2 documents"],
    ]);
  });

  it("has the facts that are told, and the name of the cluster among them, before those of Terraform", () => {
    put("shop/service.yaml", object("Service", "web"));
    const told = { cluster: "live", buckets: ["logs"] };
    expect(readTrees(root, told).trees).toMatchObject([{ cluster: "live", facts: told }]);
    put(
      "infra.json",
      JSON.stringify({ cluster: { name: "staging" }, identities: {}, buckets: { assets: {} } }),
    );
    expect(readTrees(root, told).trees).toMatchObject([
      { cluster: "live", facts: { ...told, podIdentityAssociations: [] } },
    ]);
  });

  it("reports a folder without a manifest", () => {
    put("readme.md", "");
    expect(readTrees(root)).toEqual({
      trees: [],
      findings: [
        {
          rule: "yaml",
          severity: "error",
          cluster: "staging",
          unit: ".",
          file: ".",
          message: `${root} holds no Kubernetes manifest`,
          fix: "name a folder with .yaml, .yml or .json files of Kubernetes objects",
        },
      ],
    });
  });

  it("reports a folder that does not exist", () => {
    const missing = join(parent, "missing");
    expect(readTrees(missing).findings.map(({ message }) => message)).toEqual([
      `${missing} cannot be read (ENOENT)`,
      `${missing} holds no Kubernetes manifest`,
    ]);
  });

  it("follows the link that is itself the folder to read", () => {
    put("a.yaml", object("Pod", "a"));
    symlinkSync(root, join(parent, "current"));
    expect(readTrees(join(parent, "current")).trees.map(({ cluster }) => cluster)).toEqual(["current"]);
  });
});
