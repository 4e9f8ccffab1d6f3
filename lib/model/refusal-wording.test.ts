import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

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

/** A call with two texts, of which the second may stand in a constant before it. */
const call =
  /\brefuse\(\s*(?<quote>["'`])(?<what>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>,\s*(?:cure\b|(?<other>["'`])(?<cure>(?:\\.|(?!\k<other>)[^\\])*)\k<other>)/g;

const sources = sourcesOf(["model", "constructs", "render"]).map((path) => ({
  path,
  text: readFileSync(join(lib, path), "utf8"),
}));
const refusals = sources.flatMap(({ path, text }) =>
  [...text.matchAll(call)].map(({ index, groups }) => ({
    where: `lib/${path}:${text.slice(0, index).split("\n").length}`,
    what: groups?.what,
    cure: groups?.cure,
  })),
);

describe("the refusals of the sources", () => {
  it("are all found", () => {
    const calls = sources.flatMap(({ text }) => text.match(/\brefuse\(/g) ?? []);
    expect(refusals.length).toBe(calls.length);
    expect(calls.length).toBeGreaterThan(50);
  });

  it.each(refusals)("say at $where what is wrong in one line, without the cure", ({ what }) => {
    expect(what).toMatch(/^(?!.*; ).*[^.\s]$/);
  });

  it.each(refusals.filter(({ cure }) => cure !== undefined))(
    "say at $where what to do in one line, as the rest of a sentence without a full stop",
    ({ cure }) => {
      expect(cure).toMatch(/^[a-z].*[^.\s]$/);
    },
  );
});
