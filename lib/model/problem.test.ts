import { describe, expect, it } from "vitest";
import { collectProblems, collectProblemsOf, DefinitionError, refuse } from "./problem.ts";

describe("refuse", () => {
  it("throws where nobody collects", () => {
    expect(() => refuse("a is wrong; mend it")).toThrow(new DefinitionError("a is wrong; mend it"));
  });

  it("throws an error that is told from a bug by its name", () => {
    expect(new DefinitionError("a").name).toBe("DefinitionError");
  });
});

describe("collectProblems", () => {
  it("yields the value and everything that was refused, in order", () => {
    const collected = collectProblems(() => {
      refuse("first");
      refuse("second");
      return 1;
    });
    expect(collected).toEqual({ value: 1, problems: ["first", "second"] });
  });

  it("takes an error for the last problem", () => {
    const collected = collectProblems(() => {
      refuse("first");
      throw new TypeError("then this");
    });
    expect(collected).toEqual({ value: undefined, problems: ["first", "then this"] });
  });

  it.each([
    ["a text", "as it is", "as it is"],
    ["an error without a message", new RangeError(), "RangeError without a message"],
    ["undefined", undefined, "undefined"],
    ["an object", { code: 1 }, "{ code: 1 }"],
    ["an object without a prototype", Object.create(null), "[Object: null prototype] {}"],
    ["a symbol", Symbol("a"), "Symbol(a)"],
  ])("says in words what was thrown: %s", (_, thrown, message) => {
    const collected = collectProblems(() => {
      throw thrown;
    });
    expect(collected.problems).toEqual([message]);
  });

  it("leaks nothing to an outer collector, and gives it back", () => {
    const outer = collectProblems(() => {
      refuse("before");
      const inner = collectProblems(() => refuse("inside"));
      refuse("after");
      return inner.problems;
    });
    expect(outer).toEqual({ value: ["inside"], problems: ["before", "after"] });
  });

  it("gives the outer collector back after an error", () => {
    const outer = collectProblems(() => {
      collectProblems(() => {
        throw new Error("inside");
      });
      refuse("after");
    });
    expect(outer.problems).toEqual(["after"]);
  });

  it("stops collecting when it ends", () => {
    collectProblems(() => refuse("collected"));
    expect(() => refuse("thrown")).toThrow(new DefinitionError("thrown"));
  });
});

describe("collectProblemsOf", () => {
  it("collects across awaits", async () => {
    const collected = await collectProblemsOf(async () => {
      refuse("before");
      await Promise.resolve();
      refuse("after");
      return 1;
    });
    expect(collected).toEqual({ value: 1, problems: ["before", "after"] });
  });

  it("takes a rejection for a problem", async () => {
    const collected = await collectProblemsOf(() => Promise.reject(new Error("rejected")));
    expect(collected).toEqual({ value: undefined, problems: ["rejected"] });
  });

  it("takes an error before the first await for a problem", async () => {
    const collected = await collectProblemsOf(() => {
      throw new Error("thrown");
    });
    expect(collected).toEqual({ value: undefined, problems: ["thrown"] });
  });

  it("leaks nothing to an outer collector, and gives it back", async () => {
    const outer = await collectProblemsOf(async () => {
      const inner = await collectProblemsOf(async () => refuse("inside"));
      await Promise.resolve();
      refuse("after");
      return inner.problems;
    });
    expect(outer).toEqual({ value: ["inside"], problems: ["after"] });
  });

  it("stops collecting when it ends", async () => {
    await collectProblemsOf(async () => refuse("collected"));
    expect(() => refuse("thrown")).toThrow(new DefinitionError("thrown"));
  });
});
