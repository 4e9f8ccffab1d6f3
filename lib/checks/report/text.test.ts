import { describe, expect, it } from "vitest";
import type { Finding } from "../finding.ts";
import { checkedWith, doubtful, missingKey } from "./checked.fixture.ts";
import { renderText } from "./text.ts";

describe("renderText", () => {
  it("says which unit, where in it, then what is wrong and what to do, then how much there is", () => {
    expect(renderText(checkedWith(missingKey))).toBe(
      [
        "gitops-delivery-cluster/expense-tracker",
        "  references  Deployment backend  apps/expense-tracker/index.ts:12",
        "    env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces; add it to the keys of the Secret",
        "",
        "1 error, 0 warnings; 12 objects checked, 30 references followed, 9 flows evaluated",
        "",
      ].join("\n"),
    );
  });

  it("groups by unit, marks warnings, and says once where what several findings share", () => {
    const other = { ...doubtful, message: "it is doubtful too" };
    expect(renderText(checkedWith(doubtful, other, { ...doubtful, unit: "redis" }))).toBe(
      [
        "gitops-delivery-cluster/expense-tracker",
        "  namespaces (warning)  apps/expense-tracker/index.ts",
        "    it is doubtful; look",
        "    it is doubtful too; look",
        "",
        "gitops-delivery-cluster/redis",
        "  namespaces (warning)  apps/expense-tracker/index.ts",
        "    it is doubtful; look",
        "",
        "0 errors, 3 warnings; 12 objects checked, 30 references followed, 9 flows evaluated",
        "",
      ].join("\n"),
    );
  });

  it("names no cluster where a definition is refused before it is on any", () => {
    const refused: Finding = { ...doubtful, severity: "error", rule: "definition", cluster: "", unit: "" };
    expect(renderText(checkedWith(refused))).toBe(
      [
        "definitions",
        "  definition  apps/expense-tracker/index.ts",
        "    it is doubtful; look",
        "",
        "1 error, 0 warnings; 12 objects checked, 30 references followed, 9 flows evaluated",
        "",
      ].join("\n"),
    );
  });

  it("counts where there is nothing to find, and what was accepted", () => {
    const untold: string[] = [];
    expect(renderText({ findings: [], accepted: 1, objects: 2, references: 1, flows: 1, untold })).toBe(
      "0 errors, 0 warnings, 1 finding accepted; 2 objects checked, 1 reference followed, 1 flow evaluated\n",
    );
  });

  it("says what rules could not decide for want of facts", () => {
    expect(renderText({ ...checkedWith(), untold: ["nodeGroups", "vpc"] })).toBe(
      "0 errors, 0 warnings; 12 objects checked, 30 references followed, 9 flows evaluated; not told, so that some rules could not decide: nodeGroups, vpc\n",
    );
  });
});
