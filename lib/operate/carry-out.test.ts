import { describe, expect, it } from "vitest";
import { carryOut } from "./carry-out.ts";
import { listsNothing, succeeds, textOf } from "./readings.ts";
import type { Ask, Plan, Run, Step } from "./step.ts";
import { FakeWorld } from "./world.fixture.ts";

const git = (...args: string[]) => ({ program: "git", args }) as const;
const run = (name: string, changes: Partial<Run> = {}): Run => ({
  kind: "run",
  title: name,
  command: git(name),
  cure: `mend ${name}`,
  ...changes,
});
const wait = (changes: Partial<Ask> = {}): Ask => ({
  kind: "ask",
  title: "nothing is left",
  question: listsNothing(git("list"), "left"),
  patience: { every: 10, limit: 60 },
  cure: "remove it",
  ...changes,
});
const planOf = (...steps: Step[]): Plan => ({ title: "work", again: "npm run work", steps });

describe("carrying out a plan", () => {
  it("stops at the first step that fails, and says what was done, what was not, and how to go on", async () => {
    const world = new FakeWorld((line) =>
      line === "git two" ? { status: 1, stderr: "Error: it is full\nbye" } : undefined,
    );
    await expect(carryOut(planOf(run("one"), run("two"), run("three")), world)).rejects.toThrow(
      [
        "work stopped at step 2 of 3: two",
        "  Error: it is full",
        "done:",
        "  1. one",
        "not done:",
        "  2. two",
        "  3. three",
        "to go on: mend two; then npm run work",
      ].join("\n"),
    );
    expect(world.commands).toEqual(["git one", "git two"]);
  });

  it("leaves out what is so already", async () => {
    const world = new FakeWorld(() => undefined);
    await carryOut(planOf(run("one", { unless: succeeds(git("look")) })), world);
    expect(world.commands).toEqual(["git look"]);
    expect(world.said).toEqual(["[1/1] one", "  nothing to do", "work: done"]);
  });

  it("keeps what a step finds out for those after it, of which those that need it do nothing where it is nothing", async () => {
    const find: Ask = {
      kind: "ask",
      title: "find",
      question: textOf(git("find")),
      variable: "ID",
      cure: "",
    };
    const steps = planOf(find, run("use", { needs: "ID", command: git("use", "$ID") }));
    const found = new FakeWorld((line) => (line === "git find" ? { stdout: "1\n2\n" } : undefined));
    await carryOut(steps, found);
    expect(found.commands).toEqual(["git find", "git use 1 2"]);
    const nothing = new FakeWorld((line) => (line === "git find" ? { stdout: "None\n" } : undefined));
    await carryOut(steps, nothing);
    expect(nothing.commands).toEqual(["git find"]);
  });

  it("waits until the answer is as it should be, and says only what is new", async () => {
    const answers = ['["a","b"]', '["a","b"]', '["b"]', "[]"];
    const world = new FakeWorld(() => ({ stdout: answers.shift() ?? "" }));
    await carryOut(planOf(wait()), world);
    expect(world.said).toEqual(["[1/1] nothing is left", "  left: a, b", "  left: b", "work: done"]);
    expect(world.now()).toBe(30);
  });

  it("waits no longer than it was told", async () => {
    const world = new FakeWorld(() => ({ stdout: '["a"]' }));
    await expect(carryOut(planOf(wait()), world)).rejects.toThrow("  left: a\n");
    expect(world.now()).toBe(60);
  });

  it("asks again where a program failed, but not for ever: credentials expire", async () => {
    const expired = { status: 255, stderr: "An error occurred (ExpiredToken): the token is expired" };
    const world = new FakeWorld(() => expired);
    await expect(carryOut(planOf(wait({ patience: { every: 10, limit: 3600 } })), world)).rejects.toThrow(
      expired.stderr,
    );
    expect(world.commands).toHaveLength(6);
    const answers = [expired, expired, { stdout: "[]" }];
    await carryOut(planOf(wait()), new FakeWorld(() => answers.shift()));
    expect(answers).toEqual([]);
  });

  it.each([0, 1, 2])("ends after Ctrl-C in step %i without the next one", async (index) => {
    const names = ["one", "two", "three"];
    const world: FakeWorld = new FakeWorld((line) => {
      if (line === `git ${names[index]}`) world.interrupt();
      return undefined;
    });
    const stopped = carryOut(planOf(...names.map((name) => run(name))), world);
    await expect(stopped).rejects.toThrow(
      `work stopped at step ${index + 1} of 3: ${names[index]}\n  interrupted\n`,
    );
    expect(world.commands).toEqual(names.slice(0, index + 1).map((name) => `git ${name}`));
  });

  it("ends after Ctrl-C while it waits", async () => {
    const world: FakeWorld = new FakeWorld(() => {
      if (world.commands.length === 2) world.interrupt();
      return { stdout: '["a"]' };
    });
    await expect(carryOut(planOf(wait(), run("next")), world)).rejects.toThrow("  interrupted\n");
    expect(world.commands).toEqual(["git list", "git list"]);
  });
});
