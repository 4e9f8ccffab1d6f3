import { describe, expect, it } from "vitest";
import { repositoryFiles } from "./files.ts";
import {
  laxityProblems,
  lengthProblems,
  neighbourProblems,
  privateProblems,
  silencedProblems,
  unrunProblems,
  versionProblems,
} from "./house.ts";

const files = repositoryFiles();
const named = (path: string) => files.filter((file) => file.path === path);

/** A file that says what is refused. Its words are put together, lest this file be refused for them. */
const saying = (path: string, ...words: string[]) => ({ path, text: `first\n${words.join("")}\n` });

describe("every file", () => {
  it("has no more than 300 lines", () => expect(lengthProblems(files)).toEqual([]));

  it("would be refused with more", () => {
    const lines = (count: number) => ({ path: "lib/model/a.ts", text: "line\n".repeat(count) });
    expect(lengthProblems([lines(300)])).toEqual([]);
    expect(lengthProblems([lines(301)])).toEqual([
      "lib/model/a.ts has 301 lines, more than 300; split it by subject",
    ]);
  });

  it("names no place of one machine or network", () => expect(privateProblems(files)).toEqual([]));

  it.each([
    ["/Users", "/ada"],
    ["//git.example", ".corp"],
    ["//wiki.example", ".internal"],
    ["//printer", ".local"],
    ["//192.168", ".0.1"],
  ])("would be refused with one: %s%s", (start, end) =>
    expect(privateProblems([saying("README.md", start, end)])).toMatchObject([
      expect.stringMatching(/^README\.md:2 names \S+, a place of one machine or network; take it out$/),
    ]),
  );

  it("may name what is the same in every cluster", () =>
    expect(
      privateProblems([
        saying("a.ts", "http://web.shop.svc.cluster.local, https://example.com/work/ada, /home/node"),
      ]),
    ).toEqual([]));

  it("does not look beside the repository", () => expect(neighbourProblems(files)).toEqual([]));

  it("would be refused for looking there", () => {
    expect(neighbourProblems([saying(".ci/run", "..", "/shared/charts")])).toEqual([]);
    expect(neighbourProblems([saying("lib/a.ts", "..", "/shared/charts")])).toEqual([
      `lib/a.ts:2 names ${".."}/shared, which only .ci/run may; take an environment variable`,
    ]);
  });
});

describe("every test", () => {
  it("runs", () => expect(unrunProblems(files)).toEqual([]));

  it.each([
    ["it", ".only"],
    ["describe", ".skip"],
    ["it.concurrent", ".todo"],
  ])("would be refused as %s%s", (start, end) =>
    expect(unrunProblems([saying("lib/a.test.ts", start, end, '("a rule")')])).toEqual([
      `lib/a.test.ts:2 says ${start}${end}; let every test run, or delete it`,
    ]),
  );
});

describe("the tools", () => {
  it("are not silenced", () => expect(silencedProblems(files)).toEqual([]));

  it.each([
    ["@ts", "-ignore"],
    ["@ts", "-expect-error"],
    ["biome", "-ignore"],
  ])("would be missed where it says %s%s", (start, end) =>
    expect(silencedProblems([saying("lib/a.ts", "// ", start, end, " because")])).toEqual([
      `lib/a.ts:2 says ${start}${end}; mend what it hides`,
    ]),
  );

  it("refuse any, everywhere", () => expect(named("biome.json").flatMap(laxityProblems)).toEqual([]));

  it("would be missed where they did not", () =>
    expect(laxityProblems({ path: "biome.json", text: '{ "overrides": [] }' })).toEqual([
      'biome.json does not refuse any; set linter.rules.suspicious.noExplicitAny to "error"',
      "biome.json has overrides; the same rules hold for every file, so delete them",
    ]));

  it("come in one version", () => expect(named("package.json").flatMap(versionProblems)).toEqual([]));

  it("would be refused in a range of versions", () =>
    expect(
      versionProblems({ path: "package.json", text: '{ "devDependencies": { "vitest": "^5.1.1" } }' }),
    ).toEqual(["package.json asks for vitest ^5.1.1; pin one version, as 1.2.3"]));
});
