import { init } from "es-module-lexer";
import { beforeAll, describe, expect, it } from "vitest";
import { isTypeScript, type RepositoryFile, repositoryFiles } from "./files.ts";
import {
  cycleProblems,
  type Import,
  importsOf,
  layerProblems,
  libraryProblems,
  nameProblems,
  specifierProblems,
  testCodeProblems,
} from "./imports.ts";

const files = repositoryFiles().filter(isTypeScript);
let imports: Import[];

beforeAll(async () => {
  await init;
  imports = importsOf(files);
});

const file = (path: string, ...lines: string[]): RepositoryFile => ({ path, text: lines.join("\n") });
const importing = (path: string, specifier: string) => importsOf([file(path, `import "${specifier}";`)]);

describe("importsOf", () => {
  it("finds imports and exports of values and of types, in any form", () => {
    const source = file(
      "lib/model/a.ts",
      'import type { A } from "./b.ts";',
      "import {",
      "  type C,",
      '} from "../render/c.ts";',
      'export type { D } from "#lib/model/d.ts";',
      'export * from "./e.ts";',
      'import data from "./f.json" with { type: "json" };',
      'type G = import("./g.ts").G;',
      'const h = await import("./h.ts");',
    );
    expect(importsOf([source]).map(({ line, to }) => `${line} ${to}`)).toEqual([
      "1 lib/model/b.ts",
      "4 lib/render/c.ts",
      "5 lib/model/d.ts",
      "6 lib/model/e.ts",
      "7 lib/model/f.json",
      "8 lib/model/g.ts",
      "9 lib/model/h.ts",
    ]);
  });

  it("takes no text for an import, and no package for a file", () => {
    const source = file("scripts/a.ts", 'import "yaml";', "const text = `", 'import "./b.ts";', "`;");
    expect(importsOf([source])).toEqual([]);
  });
});

describe("the top-level folders", () => {
  it("import one way", () => expect(layerProblems(imports)).toEqual([]));

  it("refuse an import against the order", () =>
    expect(layerProblems(importing("platform/loki/index.ts", "#apps/shop/index.ts"))).toEqual([
      "platform/loki/index.ts:1 imports #apps/shop/index.ts, but platform comes before apps in lib <- infra <- platform <- apps <- argocd <- scripts <- test; move what it needs to platform or the code to apps",
    ]));

  it("let tests use what the folder test offers, and nothing else do so", () => {
    expect(layerProblems(importing("apps/shop/shop.test.ts", "#test/rendered.ts"))).toEqual([]);
    expect(layerProblems(importing("apps/shop/index.ts", "#test/rendered.ts"))).toHaveLength(1);
  });

  it("import each other by their names", () => expect(specifierProblems(imports)).toEqual([]));

  it("refuse a relative path to another folder", () =>
    expect(specifierProblems(importing("apps/shop/index.ts", "../../lib/model/port.ts"))).toEqual([
      "apps/shop/index.ts:1 imports ../../lib/model/port.ts; write #lib/model/port.ts",
    ]));
});

describe("code", () => {
  it("uses nothing that is there for tests", () => expect(testCodeProblems(imports)).toEqual([]));

  it("is refused an import of a fixture", () =>
    expect(testCodeProblems(importing("lib/model/port.ts", "./port.fixture.ts"))).toEqual([
      "lib/model/port.ts:1 imports ./port.fixture.ts, which is for tests; move what it needs out of there",
    ]));

  it("has no cycle of imports", () => expect(cycleProblems(imports)).toEqual([]));

  it("is refused a cycle, of types too", () => {
    const cycle = [
      file("lib/model/a.ts", 'import { b } from "./b.ts";'),
      file("lib/model/b.ts", 'import type { C } from "./c.ts";'),
      file("lib/model/c.ts", 'import type { B } from "./b.ts";'),
    ];
    expect(cycleProblems(importsOf(cycle))).toEqual([
      "lib/model/b.ts -> lib/model/c.ts -> lib/model/b.ts is a cycle; move what they share to a file that imports none of them",
    ]);
  });
});

describe("lib", () => {
  it("imports one way inside", () => expect(libraryProblems(imports)).toEqual([]));

  it("refuses an import against its order", () =>
    expect(libraryProblems(importing("lib/model/port.ts", "#lib/render/render.ts"))).toEqual([
      "lib/model/port.ts:1 imports #lib/render/render.ts, which lib/model may not; inside lib it is model <- constructs <- render <- capacity <- checks <- cost <- files <- operate, beside them schemas, which checks may import, and kubeconform",
    ]));

  it.each([
    ["lib/files/write.ts", "#lib/model/port.ts", "allows"],
    ["lib/checks/check.ts", "#lib/schemas/schemas.ts", "allows"],
    ["lib/schemas/schemas.ts", "#lib/render/resource.ts", "allows"],
    ["lib/kubeconform/validate.ts", "#lib/schemas/schemas.ts", "allows"],
    ["lib/model/port.test.ts", "#lib/render/render.ts", "allows"],
    ["lib/operate/step.ts", "#lib/files/layout.ts", "allows"],
    ["lib/files/write.ts", "#lib/operate/step.ts", "refuses"],
    ["lib/files/write.ts", "#lib/schemas/schemas.ts", "refuses"],
    ["lib/schemas/schemas.ts", "#lib/render/render.ts", "refuses"],
    ["lib/checks/check.ts", "#lib/kubeconform/validate.ts", "refuses"],
  ])("%s importing %s: it %s that", (path, specifier, verdict) => {
    const problems = libraryProblems(importing(path, specifier));
    expect(problems.length === 0 ? "allows" : "refuses").toBe(verdict);
  });

  const fleet = files.flatMap(({ path }) => /^(?:apps|infra\/clusters)\/([^/]+)\//.exec(path)?.[1] ?? []);
  const names = [...new Set(fleet)];

  it("names no cluster and no application", () => {
    expect(names.length).toBeGreaterThan(1);
    expect(nameProblems(files, names)).toEqual([]);
  });

  it("is refused the name of an application, even in a comment", () => {
    const source = file("lib/model/port.ts", "/** The port of shop. */");
    const others = [file("lib/model/port.test.ts", "shop"), file("lib/model/name.ts", "workshop shop-floor")];
    expect(nameProblems([source, ...others], ["shop"])).toEqual([
      "lib/model/port.ts names shop, which lib does not know; say it without, or take it from a definition",
    ]);
  });
});
