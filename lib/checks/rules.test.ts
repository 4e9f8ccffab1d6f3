import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { trailerRule } from "./change/gate.ts";
import { changeRules } from "./rules/change/all.ts";
import { rules as rulesOfTrees } from "./rules.ts";

const folder = join(import.meta.dirname, "rules");
const categories = { "api-server": 1, start: 2, run: 3, "argo-cd": 4, git: 5, change: 6 } as const;
const rules = [...rulesOfTrees, ...changeRules, trailerRule];

/** Names of the files of a folder that hold a rule each. */
function ruleFiles(category: string): string[] {
  const files = readdirSync(join(folder, category), { withFileTypes: true }).filter((one) => one.isFile());
  const names = files.map(({ name }) => name).filter((name) => !/\.(test|fixture)\.ts$/.test(name));
  return names.map((name) => basename(name, ".ts")).filter((name) => name !== "all");
}

describe("rules", () => {
  it("have a number and a name of their own", () => {
    expect(new Set(rules.map(({ number }) => number)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it("say why in a sentence, and link to documentation", () => {
    const wanting = rules.filter(
      ({ reason, see }) => !/^[A-Z\d`].*\.$/.test(reason) || !see.startsWith("https://"),
    );
    expect(wanting.map(({ name }) => name)).toEqual([]);
  });

  it.each(Object.keys(categories))("of %s have a test beside them", (category) => {
    const without = ruleFiles(category).filter(
      (name) => !existsSync(join(folder, category, `${name}.test.ts`)),
    );
    expect(without).toEqual([]);
  });

  it.each(Object.entries(categories))(
    "of %s are all held, and have numbers from %i00",
    (category, hundreds) => {
      const held = new Map(rules.map(({ name, number }) => [name, number]));
      const missing = ruleFiles(category).filter(
        (name) => Math.floor((held.get(name) ?? 0) / 100) !== hundreds,
      );
      expect(missing).toEqual([]);
    },
  );
});
