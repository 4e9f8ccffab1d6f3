import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultArguments, parseCommandLine } from "./arguments.ts";

const ignored = ["-ignore-filename-pattern", "(^|[/\\\\])infra\\.json$"];

describe("parseCommandLine", () => {
  it("ends the flags at the first argument that is none", () => {
    expect(parseCommandLine(["-strict", "-n", "4", "--output=json", "a.yaml", "-summary"])).toEqual({
      flags: ["strict", "n", "output"],
      paths: ["a.yaml", "-summary"],
    });
  });

  it("ends the flags at two dashes, and takes one dash for standard input", () => {
    expect(parseCommandLine(["-strict", "--", "-a.yaml"])).toEqual({ flags: ["strict"], paths: ["-a.yaml"] });
    expect(parseCommandLine(["-strict", "-"])).toEqual({ flags: ["strict"], paths: ["-"] });
  });
});

describe("defaultArguments", () => {
  const environment = { KUBECONFORM_SCHEMA_LOCATION: "/a.json /b.json" };

  it("name the schemas of the environment", async () => {
    expect(await defaultArguments(["-strict", "generated/"], environment)).toEqual([
      ...["-schema-location", "/a.json", "-schema-location", "/b.json"],
      ...ignored,
    ]);
  });

  it("name no schemas where the command line does", async () => {
    expect(await defaultArguments(["-schema-location", "default", "a.yaml"], environment)).toEqual(ignored);
  });

  it("name the schemas of the type packages for the kinds in the files", async () => {
    const folder = mkdtempSync(join(tmpdir(), "arguments-"));
    writeFileSync(join(folder, "a.yaml"), "apiVersion: v1\nkind: ConfigMap\n");
    const [flag, location] = await defaultArguments(["-strict", folder, "missing.yaml"], {});
    rmSync(folder, { recursive: true });
    expect(flag).toBe("-schema-location");
    expect(location).toMatch(/\/\.cache\/schemas\/[0-9a-f]{16}\/\{\{\.Group\}\}\//);
  });

  it("are none for standard input", async () => {
    expect(await defaultArguments(["-strict", "-"], {})).toEqual([]);
    expect(await defaultArguments(["-v"], {})).toEqual([]);
  });
});
