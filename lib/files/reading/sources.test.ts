import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourcesIn } from "./sources.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
});

afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const object = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;

function read() {
  const { sources, templates } = sourcesIn(root);
  return {
    objects: sources.flatMap(({ path, objects }) => (objects.length === 0 ? [] : [path])),
    faults: [
      ...sources.flatMap(({ path, faults }) => faults.map(({ message }) => `${path}: ${message}`)),
      ...templates.flatMap(({ folder, fault }) => (fault ? [`${folder}: ${fault.message}`] : [])),
    ],
  };
}

describe("what no reader of YAML can make sense of", () => {
  it("is a chart, of which nothing is read", () => {
    put("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    put("shop/templates/pod.yaml", "{{- if .Values.pod }}\nkind: Pod\n{{- end }}\n");
    put("shop/crds/pod.yaml", object("a"));
    put("pod.yaml", object("a"));
    expect(read()).toEqual({
      objects: ["pod.yaml"],
      faults: ["shop: the templates of Helm chart shop are not rendered, and nothing of it is checked"],
    });
  });

  it("is a template outside of a chart", () => {
    put("pod.yaml", `{{- if .Values.pod }}\n${object("a")}{{- end }}\n`);
    put("rule.yaml", `${object('"{{ $labels.pod }}"')}a: b: c\n`);
    expect(read().faults).toEqual([
      "pod.yaml: it is a template, which nothing here renders: as it stands it is no YAML",
      "rule.yaml: nested mappings are not allowed in compact mappings",
    ]);
  });

  it("is no template for an action in a text that is YAML, whatever its style", () => {
    put("pod.yaml", `${object('"{{ .Release.Name }}"')}---\n${object("b")}`);
    expect(read()).toEqual({ objects: ["pod.yaml"], faults: ["pod.yaml: the file holds 2 documents"] });
  });

  it("is a file of other programs, as Argo CD passes it by", () => {
    put("mkdocs.yml", "emoji: !!python/name:material.emoji.twemoji\n");
    put("playbook.yml", "- hosts: all\n");
    put("tsconfig.json", '{ // comments\n "compilerOptions": {} }');
    expect(read().faults).toEqual([]);
  });

  it("is most likely a file of another program that has the form of an object", () => {
    put("profile.yaml", "kind: DeliveryProfile\nmetadata: {name: a}\nspec: {}\n");
    put("pod.yaml", "kind: Pod\nmetadata: {name: a}\nspec: {}\n");
    put("policy.json", '{"kind": "Policy", "apiVersion": "v1"}');
    const faults = sourcesIn(root).sources.flatMap((one) =>
      one.faults.map(({ severity }) => [one.path, severity]),
    );
    expect(faults).toEqual([
      ["pod.yaml", "error"],
      ["policy.json", "warning"],
      ["profile.yaml", "warning"],
    ]);
  });

  it("is an object of which SOPS has encrypted even the name", () => {
    put("secret.yaml", `${object('"ENC[AES256_GCM,data:x]"')}sops: {mac: x}\n`);
    expect(read()).toEqual({ objects: [], faults: [] });
  });

  it("is a file out of which kustomize makes another", () => {
    put("base/kustomization.yaml", "resources: [pod.yaml]\n");
    put("base/pod.yaml", object("a"));
    put(
      "overlay/kustomization.yaml",
      "resources: [../base]\nnamePrefix: b-\npatches: [{path: patch.yaml}]\n",
    );
    put("overlay/patch.yaml", object("a"));
    put("overlay/other.yaml", object("b"));
    put("plain/kustomization.yaml", "resources: [pod.yaml]\nnamespace: shop\n");
    put("plain/pod.yaml", object("a"));
    expect(read()).toEqual({
      objects: ["overlay/other.yaml", "plain/pod.yaml"],
      faults: [
        "overlay: kustomize makes something else of these files by namePrefix and patches: they are not checked",
      ],
    });
  });

  it("is a file larger than any manifest", () => {
    put("large.yaml", object("a") + "# \n".repeat(7_000_000));
    expect(read().faults).toEqual(["large.yaml: it has 21000045 bytes, above the 16777216 that are read"]);
  });

  it("is nested deeper than any manifest", () => {
    put("deep.yaml", `${object("a")}spec: ${"[".repeat(200)}${"]".repeat(200)}\n`);
    expect(read()).toEqual({ objects: [], faults: ["deep.yaml: it is nested more than 100 levels deep"] });
  });
});
