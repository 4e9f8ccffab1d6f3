import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "#lib/checks/finding.ts";
import { withLines } from "./lines.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lines-"));
  writeFileSync(
    join(root, "shop.yaml"),
    [
      "kind: Deployment",
      "metadata: { name: web }",
      "spec:",
      "  replicas: 2",
      "  serviceAccountName: shop-web",
      "---",
      "kind: Deployment",
      "metadata: { name: api }",
      "spec:",
      "  serviceAccountName: shop-api",
    ].join("\n"),
  );
});

afterEach(() => rmSync(root, { recursive: true }));

const finding: Finding = {
  rule: "references",
  severity: "error",
  cluster: "production",
  unit: "shop",
  file: "shop.yaml",
  line: 7,
  message: "spec.serviceAccountName names ServiceAccount shop-api, which nothing produces",
  fix: "add it",
};

const lineOf = (changed: Partial<Finding>) => withLines([{ ...finding, ...changed }], root)[0]?.line;

describe("the line of a finding", () => {
  it("has the names that the finding tells of, within the document of its object", () => {
    expect(lineOf({})).toBe(10);
    expect(lineOf({ line: 1, message: "spec.serviceAccountName is shop-web" })).toBe(5);
    expect(lineOf({ line: 1, message: "replicas is 2" })).toBe(4);
  });

  it("is that of the object where no line has them", () => {
    expect(lineOf({ message: "it is odd" })).toBe(7);
  });

  it("is that of the reader where the YAML is at fault", () => {
    expect(lineOf({ rule: "yaml" })).toBe(7);
  });

  it("is found among very many", () => {
    writeFileSync(join(root, "shop.yaml"), `${"\n".repeat(300_000)}name: shop-api`);
    expect(lineOf({ line: 1 })).toBe(300_001);
  });

  it("is none where there is no such file", () => {
    const { line: _, ...unplaced } = finding;
    expect(withLines([{ ...unplaced, file: "missing.yaml" }], root)[0]?.line).toBeUndefined();
  });
});
