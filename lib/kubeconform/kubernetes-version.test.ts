import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patchVersion } from "./kubernetes-version.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "versions-"));
  for (const version of ["v1.35.7", "v1.36.2", "v1.36.10"])
    mkdirSync(join(folder, `${version}-standalone-strict`));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = "{{.ResourceKind}}{{.KindSuffix}}.json";

describe("patchVersion", () => {
  it("is the latest one that has a folder", () => {
    const location = `${folder}/{{ .NormalizedKubernetesVersion }}-standalone{{.StrictSuffix}}/${file}`;
    expect(patchVersion("1.36", ["/crds/{{.Group}}.json", location])).toBe("1.36.10");
  });

  it("is the first one where folders cannot be listed", () => {
    const missing = "/nowhere/{{.NormalizedKubernetesVersion}}-standalone-strict";
    const url = "https://schemas.example.com/{{.NormalizedKubernetesVersion}}/{{.ResourceKind}}.json";
    expect(patchVersion("1.36", [missing, url])).toBe("1.36.0");
    expect(patchVersion("1.36", [])).toBe("1.36.0");
  });

  it("may be spelled by a location when it is the cluster's", () => {
    expect(patchVersion("1.36", [`/schemas/v1.36.2-standalone-strict/${file}`])).toBe("1.36.0");
  });

  it("refuses a location of another version", () => {
    const location = `/schemas/v1.35.0-standalone-strict/${file}`;
    expect(() => patchVersion("1.36", [location])).toThrow(
      new Error(
        `schema location ${location} is for Kubernetes 1.35, but the cluster runs 1.36; write {{.NormalizedKubernetesVersion}} in place of the version`,
      ),
    );
  });
});
