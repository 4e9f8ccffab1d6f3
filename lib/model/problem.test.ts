import { describe, expect, it } from "vitest";
import { collectProblems, collectProblemsOf, DefinitionError, refuse, warn } from "./problem.ts";

const refused = (message: string) => ({ message, fix: "mend it" });
const thrown = (message: string) => ({ message, fix: "correct the definition" });

describe("refuse", () => {
  it("throws where nobody collects", () => {
    expect(() => refuse("a is wrong", "mend it")).toThrow(new DefinitionError("a is wrong; mend it"));
  });

  it("throws an error that is told from a bug by its name", () => {
    expect(new DefinitionError("a").name).toBe("DefinitionError");
  });
});

describe("warn", () => {
  it("is collected as a problem that stops nothing", () => {
    const { problems } = collectProblems(() => warn("a is doubtful", "think again"));
    expect(problems).toEqual([{ message: "a is doubtful", fix: "think again", severity: "warning" }]);
  });

  it("says nothing where nobody collects", () => {
    expect(() => warn("a is doubtful", "think again")).not.toThrow();
  });
});

describe("collectProblems", () => {
  it("yields the value and everything that was refused, in order", () => {
    const collected = collectProblems(() => {
      refuse("first", "mend it");
      refuse("second", "mend it");
      return 1;
    });
    expect(collected).toEqual({ value: 1, problems: [refused("first"), refused("second")] });
  });

  it("takes a value with a semicolon for a part of what is wrong", () => {
    const { problems } = collectProblems(() => refuse('path "/a; /b" is wrong', "mend it"));
    expect(problems).toEqual([refused('path "/a; /b" is wrong')]);
  });

  it("takes an error for the last problem", () => {
    const collected = collectProblems(() => {
      refuse("first", "mend it");
      throw new TypeError("then this");
    });
    expect(collected).toEqual({ value: undefined, problems: [refused("first"), thrown("then this")] });
  });

  it.each([
    ["a text", "as it is", "as it is"],
    ["an error without a message", new RangeError(), "RangeError without a message"],
    ["undefined", undefined, "undefined"],
    ["an object", { code: 1 }, "{ code: 1 }"],
    ["an object without a prototype", Object.create(null), "[Object: null prototype] {}"],
    ["a symbol", Symbol("a"), "Symbol(a)"],
  ])("says in words what was thrown: %s", (_, error, message) => {
    const collected = collectProblems(() => {
      throw error;
    });
    expect(collected.problems).toEqual([thrown(message)]);
  });

  it("leaks nothing to an outer collector, and gives it back", () => {
    const outer = collectProblems(() => {
      refuse("before", "mend it");
      const inner = collectProblems(() => refuse("inside", "mend it"));
      refuse("after", "mend it");
      return inner.problems;
    });
    expect(outer).toEqual({ value: [refused("inside")], problems: [refused("before"), refused("after")] });
  });

  it("gives the outer collector back after an error", () => {
    const outer = collectProblems(() => {
      collectProblems(() => {
        throw new Error("inside");
      });
      refuse("after", "mend it");
    });
    expect(outer.problems).toEqual([refused("after")]);
  });

  it("stops collecting when it ends", () => {
    collectProblems(() => refuse("collected", "mend it"));
    expect(() => refuse("thrown", "mend it")).toThrow(new DefinitionError("thrown; mend it"));
  });
});

describe("collectProblemsOf", () => {
  it("collects across awaits", async () => {
    const collected = await collectProblemsOf(async () => {
      refuse("before", "mend it");
      await Promise.resolve();
      refuse("after", "mend it");
      return 1;
    });
    expect(collected).toEqual({ value: 1, problems: [refused("before"), refused("after")] });
  });

  it("takes a rejection for a problem", async () => {
    const collected = await collectProblemsOf(() => Promise.reject(new Error("rejected")));
    expect(collected).toEqual({ value: undefined, problems: [thrown("rejected")] });
  });

  it("takes an error before the first await for a problem", async () => {
    const collected = await collectProblemsOf(() => {
      throw new Error("thrown");
    });
    expect(collected).toEqual({ value: undefined, problems: [thrown("thrown")] });
  });

  it("leaks nothing to an outer collector, and gives it back", async () => {
    const outer = await collectProblemsOf(async () => {
      const inner = await collectProblemsOf(async () => refuse("inside", "mend it"));
      await Promise.resolve();
      refuse("after", "mend it");
      return inner.problems;
    });
    expect(outer).toEqual({ value: [refused("inside")], problems: [refused("after")] });
  });

  it("stops collecting when it ends", async () => {
    await collectProblemsOf(async () => refuse("collected", "mend it"));
    expect(() => refuse("thrown", "mend it")).toThrow(new DefinitionError("thrown; mend it"));
  });
});
