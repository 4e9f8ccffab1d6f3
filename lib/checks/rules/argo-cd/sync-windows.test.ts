import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { project } from "./repository.fixture.ts";

const nightly = { kind: "allow", schedule: "0 22 * * *", duration: "2h", applications: ["*"] };
const windowed = (window: Record<string, string | string[]>) =>
  project("shop", { syncWindows: [{ ...nightly, ...window }] });

describe("sync-windows", () => {
  it.each([{}, { kind: "deny" }, { kind: "deny", schedule: "0 0 * * 6", duration: "48h" }])(
    "accepts %s",
    (window) => {
      expect(findingsOf("sync-windows", [windowed(window)])).toEqual([]);
    },
  );

  it.each([
    [{ kind: "block" }, 'spec.syncWindows[0].kind is "block"', "write allow or deny"],
    [
      { schedule: "0 22 * *" },
      'spec.syncWindows[0].schedule "0 22 * *" has not five fields',
      "write a cron schedule",
    ],
    [
      { duration: "2 hours" },
      'spec.syncWindows[0].duration "2 hours" is no duration',
      "write a number with h or m, such as 2h",
    ],
    [
      { applications: [] },
      "spec.syncWindows[0] names no applications, namespaces or clusters: it is never used",
      'add applications, such as ["*"]',
    ],
  ])("refuses %s", (window, message, fix) => {
    const one = windowed(window);
    expect(findingsOf("sync-windows", [one])).toEqual([at("sync-windows", one, message, fix)]);
  });

  it("warns of a window that denies at all times", () => {
    const one = windowed({ kind: "deny", schedule: "* * * * *", duration: "1h" });
    expect(findingsOf("sync-windows", [one])).toEqual([
      at(
        "sync-windows",
        one,
        "spec.syncWindows[0] denies at all times: nothing that is merged arrives by itself",
        "shorten it, or remove it",
        "warning",
      ),
    ]);
  });
});
