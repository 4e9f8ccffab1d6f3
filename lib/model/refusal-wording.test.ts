import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const lib = join(import.meta.dirname, "..");

/** Source files of folders of `lib`, without tests and without the function itself. */
function sourcesOf(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(lib, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
    )
    .filter((path) => path.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(path))
    .filter((path) => path !== join("model", "problem.ts"));
}

/** The text of the literal at the beginning of some source, its substitutions replaced; undefined where none begins. */
function literalAt(source: string): string | undefined {
  const quote = source[0] ?? "";
  if (!["`", '"', "'"].includes(quote)) return undefined;
  let text = "";
  for (let index = 1; source[index] !== quote; index += 1) {
    if (source.startsWith("${", index)) {
      index = endOfSubstitution(source, index + 2);
      text += "x";
    } else {
      text += source[index];
    }
  }
  return text;
}

function endOfSubstitution(source: string, start: number): number {
  let depth = 1;
  let index = start;
  for (; depth > 0; index += 1) {
    if (source[index] === "{") depth += 1;
    if (source[index] === "}") depth -= 1;
  }
  return index - 1;
}

/** Every call of `refuse` in some sources: where it stands and what it says. */
function refusalsOf(paths: readonly string[]): { where: string; says: string | undefined }[] {
  return paths.flatMap((path) => {
    const source = readFileSync(join(lib, path), "utf8");
    return [...source.matchAll(/\brefuse\(\s*/g)].map(({ index, 0: call }) => ({
      where: `lib/${path}:${source.slice(0, index).split("\n").length}`,
      says: literalAt(source.slice(index + call.length)),
    }));
  });
}

const refusals = refusalsOf(sourcesOf(["model", "constructs", "render"]));

it("finds the refusals of the sources", () => {
  expect(refusals.length).toBeGreaterThan(50);
});

it.each(refusals)("says at $where what is wrong and what to do, with one semicolon between", ({ says }) => {
  expect(says?.split("; ")).toEqual([
    expect.stringMatching(/\S/),
    expect.stringMatching(/^[a-z.](.*[^.\s])?$/),
  ]);
});

it.each(refusals)("says at $where all of it in one line", ({ says }) => {
  expect(says).not.toMatch(/\n/);
});
