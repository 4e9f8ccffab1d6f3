import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindsIn, kindsInFiles, manifestFiles } from "./kinds.ts";

const service = { apiVersion: "v1", kind: "Service" };
const deployment = { apiVersion: "apps/v1", kind: "Deployment" };

describe("kindsIn", () => {
  it("finds the kind of every document", () => {
    const text = "# a\nkind: Service\napiVersion: v1\n---\napiVersion: apps/v1\nkind: Deployment\n---\n";
    expect(kindsIn(text)).toEqual([service, deployment]);
  });

  it("finds the kinds in a list and in JSON", () => {
    const list = { apiVersion: "v1", kind: "List", items: [service, deployment, null] };
    expect(kindsIn(JSON.stringify(list))).toEqual([{ apiVersion: "v1", kind: "List" }, service, deployment]);
  });

  it.each(["", "# nothing", "a: [", "- a", "kind: 1\napiVersion: v1", "apiVersion: v1"])(
    "finds none in %j, which kubeconform reports",
    (text) => {
      expect(kindsIn(text)).toEqual([]);
    },
  );
});

describe("manifestFiles", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "manifests-"));
    mkdirSync(join(folder, "web", "other"), { recursive: true });
    for (const name of ["infra.json", "web/a.yaml", "web/other/b.yml", "web/c.json", "web/README.md"]) {
      writeFileSync(join(folder, name), JSON.stringify(service));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are the YAML and JSON below a folder, without the facts of the cluster", () => {
    expect(manifestFiles(folder)).toEqual(
      ["web/a.yaml", "web/c.json", "web/other/b.yml"].map((name) => join(folder, name)),
    );
  });

  it("are the file itself, where one is named", () => {
    const file = join(folder, "web", "a.yaml");
    expect(manifestFiles(file)).toEqual([file]);
    expect(kindsInFiles([file])).toEqual([service]);
  });
});
