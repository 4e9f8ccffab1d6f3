import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KubeconformResource } from "./output.ts";
import { problemLine } from "./problem.ts";
import { type ClusterReport, validate } from "./validate.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "generated-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n");
  }
}

function resource(file: string, rest: Partial<KubeconformResource> = {}): KubeconformResource {
  const filename = join(folder, file);
  return { filename, kind: "Service", name: "web", version: "v1", status: "statusValid", msg: "", ...rest };
}

/** Validates with a kubeconform that reports these resources for every cluster. */
function validateWith(
  resources: readonly KubeconformResource[],
  seen: string[][] = [],
): Promise<ClusterReport[]> {
  return validate({
    folder,
    versionOf: async () => "1.36",
    locations: ["/schemas/{{.ResourceKind}}.json"],
    kubeconform: async (commandArguments) => {
      seen.push([...commandArguments]);
      return { stdout: JSON.stringify({ resources }), stderr: "" };
    },
  });
}

async function linesOf(resources: readonly KubeconformResource[]): Promise<string[]> {
  const [report] = await validateWith(resources);
  return (report?.problems ?? []).map((problem) => problemLine(problem).replace(`${folder}/`, ""));
}

describe("validate", () => {
  it("counts the files of every cluster", async () => {
    write("one/web/service-web.yaml", "one/infra.json");
    expect(await validateWith([resource("one/web/service-web.yaml")])).toEqual([
      { cluster: "one", files: 1, valid: 1, invalid: 0, skipped: 0, problems: [] },
    ]);
  });

  it("is strict, uses the cluster's version and the given schemas, and skips no missing schema", async () => {
    write("one/web/service-web.yaml");
    const seen: string[][] = [];
    await validateWith([resource("one/web/service-web.yaml")], seen);
    const line = seen.flat().join(" ");
    expect(line).toMatch(/^-strict -summary -verbose -output json -n \d+ -kubernetes-version 1\.36\.0 /);
    expect(line).toContain("-schema-location /schemas/{{.ResourceKind}}.json");
    expect(line).toMatch(/\/one$/);
    expect(line).not.toContain("-ignore-missing-schemas");
  });

  it("reports each field that a schema refuses", async () => {
    write("one/web/a.yaml");
    const validationErrors = [
      { path: "/spec/ports/0/port", msg: "got string, want integer" },
      { path: "", msg: "missing property 'spec'" },
    ];
    const edit = "correct the definition that the file's header names, then run npm run generate";
    expect(
      await linesOf([resource("one/web/a.yaml", { status: "statusInvalid", validationErrors })]),
    ).toEqual([
      `one/web/a.yaml: Service web: /: missing property 'spec'; ${edit}`,
      `one/web/a.yaml: Service web: /spec/ports/0/port: got string, want integer; ${edit}`,
    ]);
  });

  it("refuses a kind without a schema", async () => {
    write("one/web/a.yaml");
    const error = { kind: "Foo", version: "foo.io/v1", msg: "could not find schema for Foo" };
    expect(await linesOf([resource("one/web/a.yaml", { ...error, status: "statusError" })])).toEqual([
      "one/web/a.yaml: no schema for foo.io/v1 Foo (web); add the @kubernetes-models package that knows the kind, or a location of its schema to KUBECONFORM_SCHEMA_LOCATION",
    ]);
  });

  it("refuses a skipped resource", async () => {
    write("one/web/a.yaml", "one/web/b.yaml");
    const skipped = resource("one/web/a.yaml", { status: "statusSkipped" });
    const [report] = await validateWith([skipped, resource("one/web/b.yaml")]);
    expect(report).toMatchObject({ files: 2, valid: 1, invalid: 0, skipped: 1 });
    expect(report?.problems.map(({ message }) => message)).toEqual([
      "Service web was skipped, but every resource has to be validated",
    ]);
  });

  it("refuses a file without a resource and a file that was not read", async () => {
    write("one/web/a.yaml", "one/web/b.yaml");
    expect(await linesOf([resource("one/web/a.yaml", { status: "" })])).toEqual([
      "one/web/a.yaml: holds no resource; delete it or fill it, then run npm run generate",
      "one/web/b.yaml: was not read by kubeconform; mend what else is reported and run it again",
    ]);
  });

  it("refuses a folder without clusters, a missing one, and a cluster without files", async () => {
    const nothing = new Error(`${folder} holds no folder of a cluster; run npm run generate`);
    await expect(validateWith([])).rejects.toThrow(nothing);
    rmSync(folder, { recursive: true });
    await expect(validateWith([])).rejects.toThrow(nothing);
    mkdirSync(join(folder, "one"), { recursive: true });
    await expect(validateWith([])).rejects.toThrow(
      new Error(`${join(folder, "one")} holds no manifests; run npm run generate`),
    );
  });

  it("says what kubeconform said when it could not work", async () => {
    write("one/web/a.yaml");
    const broken = validate({
      folder,
      versionOf: async () => "1.36",
      locations: ["{{"],
      kubeconform: async () => ({ stdout: "", stderr: "failed initialising schema location registry\n" }),
    });
    await expect(broken).rejects.toThrow(
      new Error("kubeconform printed no report but: failed initialising schema location registry"),
    );
  });
});
