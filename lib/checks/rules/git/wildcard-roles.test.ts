import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { binding, type Line, role } from "./access.fixture.ts";

const find = (line: Line, subject = "web") =>
  findingsOf("wildcard-roles", [role("web", [line]), binding("web", subject)]);

describe("wildcard-roles", () => {
  it.each([
    [["", "configmaps", "get,list"], "web"],
    [["example.com", "*", "get,list"], "web"],
    [["example.com", "things", "*"], "web"],
    [["*", "*", "*"], "external-secrets"],
    [["*", "*", "*"], "Group developers"],
  ] as const)("accept %s for %s", (line, subject) => {
    expect(find(line, subject)).toEqual([]);
  });

  it("are refused for what ships logs, which looks up pods", () => {
    expect(find(["", "*", "*"], "fluent-bit")).toHaveLength(1);
  });

  it.each([
    [["*", "*", "*"]],
    [["", "*", "get,update"]],
    [["", "configmaps", "*"]],
    [["apps", "*", "patch"]],
  ] as const)("are refused: %s", (line) => {
    expect(find(line)).toEqual([
      at(
        "wildcard-roles",
        binding("web", "web"),
        "it gives ServiceAccount shop/web role web, which has * for verbs or for kinds",
        "list in role web the kinds and verbs that it uses",
      ),
    ]);
  });
});
