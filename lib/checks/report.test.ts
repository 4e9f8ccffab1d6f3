import { describe, expect, it } from "vitest";
import type { Finding } from "./finding.ts";
import { renderJson, renderText } from "./report.ts";

const place = {
  cluster: "gitops-delivery-cluster",
  unit: "expense-tracker",
  file: "apps/expense-tracker/index.ts",
};
const resource = { group: "apps", kind: "Deployment", namespace: "expense-tracker", name: "backend" };
const missingKey: Finding = {
  ...place,
  resource,
  rule: "references",
  severity: "error",
  message: "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces",
  fix: "add it to the keys of the Secret",
};
const doubtful: Finding = {
  ...place,
  rule: "namespaces",
  severity: "warning",
  message: "it is doubtful",
  fix: "look",
};

describe("renderText", () => {
  it("says where, then what is wrong and what to do, then how much there is", () => {
    expect(renderText({ findings: [missingKey], objects: 12, references: 30 })).toBe(
      [
        "references  apps/expense-tracker/index.ts  gitops-delivery-cluster/expense-tracker  Deployment backend",
        "  env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces; add it to the keys of the Secret",
        "1 error, 0 warnings; 12 objects checked, 30 references followed",
        "",
      ].join("\n"),
    );
  });

  it("marks warnings, and says once where what several findings share", () => {
    const other = { ...doubtful, message: "it is doubtful too" };
    expect(renderText({ findings: [doubtful, other], objects: 1, references: 0 })).toBe(
      [
        "namespaces (warning)  apps/expense-tracker/index.ts  gitops-delivery-cluster/expense-tracker",
        "  it is doubtful; look",
        "  it is doubtful too; look",
        "0 errors, 2 warnings; 1 object checked, 0 references followed",
        "",
      ].join("\n"),
    );
  });

  it("names no cluster where a definition is refused before it is on any", () => {
    const refused: Finding = { ...doubtful, severity: "error", rule: "definition", cluster: "", unit: "" };
    expect(renderText({ findings: [refused], objects: 0, references: 0 })).toBe(
      [
        "definition  apps/expense-tracker/index.ts",
        "  it is doubtful; look",
        "1 error, 0 warnings; 0 objects checked, 0 references followed",
        "",
      ].join("\n"),
    );
  });

  it("counts where there is nothing to find", () => {
    expect(renderText({ findings: [], objects: 2, references: 1 })).toBe(
      "0 errors, 0 warnings; 2 objects checked, 1 reference followed\n",
    );
  });
});

describe("renderJson", () => {
  it("has one entry a finding, with null where no object is at fault", () => {
    expect(JSON.parse(renderJson([missingKey, doubtful]))).toEqual([
      { ...missingKey, line: null },
      { ...doubtful, resource: null, line: null },
    ]);
  });
});
