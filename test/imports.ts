import { posix } from "node:path";
import { parse } from "es-module-lexer";
import { isTest, lineAt, type RepositoryFile } from "./files.ts";

/** An import of a file of this repository, of values or of types alone. */
export interface Import {
  readonly from: RepositoryFile;
  readonly line: number;
  /** As it is written: `#lib/model/port.ts`. */
  readonly specifier: string;
  /** Path that it leads to, relative to the repository. */
  readonly to: string;
}

/** Top-level folders: each may import those before it. */
const layers = ["lib", "infra", "platform", "apps", "argocd", "scripts", "test"];

/** Folders of `lib`: each may import those before it. */
const libraryLayers = ["model", "constructs", "render", "capacity", "checks", "cost", "files", "operate"];

/** What the folders of `lib` that stand outside this order may import, and who of the order may import them. */
const leaves: Readonly<Record<string, readonly string[]>> = {
  schemas: ["lib/render/resource.ts"],
  kubeconform: ["lib/schemas/", "lib/render/resource.ts"],
};
const importersOfLeaves: Readonly<Record<string, string>> = { schemas: "checks" };

/** A package of its own, where the subpath imports of the repository lead nowhere. */
const workspacePackage = "scripts/kubeconform/";

const folderOf = (path: string, depth = 0) => path.split("/")[depth] ?? "";
const place = ({ from, line }: Import) => `${from.path}:${line}`;
const lineBefore = (names: readonly string[]) => names.join(" <- ");

/** The imports of TypeScript files that lead to files of this repository. */
export function importsOf(files: readonly RepositoryFile[]): Import[] {
  return files.flatMap((from) =>
    // The lexer knows the exports of JavaScript: without `type`, those of types are among them.
    parse(from.text.replace(/^export type (?=[{*])/gm, "export      "))[0].flatMap(({ n: specifier, s }) => {
      const to = specifier === undefined ? undefined : target(from.path, specifier);
      return specifier === undefined || to === undefined
        ? []
        : [{ from, line: lineAt(from.text, s), specifier, to }];
    }),
  );
}

function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : undefined;
}

/** Imports against the order of the top-level folders. A test may use what `test` offers to tests. */
export function layerProblems(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !(isTest(from) && folderOf(to) === "test"))
    .filter(({ from, to }) => layers.indexOf(folderOf(to)) > layers.indexOf(folderOf(from.path)))
    .map((one) => {
      const [lower, upper] = [folderOf(one.from.path), folderOf(one.to)];
      return `${place(one)} imports ${one.specifier}, but ${lower} comes before ${upper} in ${lineBefore(layers)}; move what it needs to ${lower} or the code to ${upper}`;
    });
}

/** Imports of code that exists for tests, from code that does not. */
export function testCodeProblems(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !isTest(from) && /\.(test|fixture)\.ts$/.test(to))
    .map(
      (one) => `${place(one)} imports ${one.specifier}, which is for tests; move what it needs out of there`,
    );
}

/** Relative imports that leave their folder: of the repository, or of `lib`. */
export function specifierProblems(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from }) => !from.path.startsWith(workspacePackage))
    .filter(({ from, specifier, to }) => specifier.startsWith(".") && areaOf(to) !== areaOf(from.path))
    .map((one) => `${place(one)} imports ${one.specifier}; write #${one.to}`);
}

function areaOf(path: string): string {
  return folderOf(path) === "lib" ? `lib/${folderOf(path, 1)}` : folderOf(path);
}

/** Imports against the order inside `lib`. Tests there may import all of `lib`. */
export function libraryProblems(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !isTest(from) && folderOf(from.path) === "lib" && folderOf(to) === "lib")
    .filter(({ from, to }) => !libraryAllows(folderOf(from.path, 1), to))
    .map(
      (one) =>
        `${place(one)} imports ${one.specifier}, which lib/${folderOf(one.from.path, 1)} may not; inside lib it is ${lineBefore(libraryLayers)}, beside them schemas, which checks may import, and kubeconform`,
    );
}

function libraryAllows(folder: string, to: string): boolean {
  const wanted = folderOf(to, 1);
  if (wanted === folder || importersOfLeaves[wanted] === folder) return true;
  const leaf = leaves[folder];
  if (leaf !== undefined) return leaf.some((allowed) => to.startsWith(allowed));
  const position = libraryLayers.indexOf(wanted);
  return position >= 0 && position < libraryLayers.indexOf(folder);
}

/** Files that import each other in a cycle, each cycle once. */
export function cycleProblems(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from.path);
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" -> "));
    if (start >= 0 || finished.has(path)) return;
    for (const { to } of targets.get(path) ?? []) visit(to, [...trail, path]);
    finished.add(path);
  };
  for (const path of [...targets.keys()].sort()) visit(path, []);
  return cycles.map(
    (cycle) => `${cycle} is a cycle; move what they share to a file that imports none of them`,
  );
}

/** Names of the fleet in the code of `lib`, comments included: `lib` knows no concrete thing. */
export function nameProblems(files: readonly RepositoryFile[], names: readonly string[]): string[] {
  return files
    .filter((file) => folderOf(file.path) === "lib" && !isTest(file))
    .flatMap(({ path, text }) => {
      const words = new Set(text.match(/[\w-]+/g));
      return names
        .filter((name) => words.has(name))
        .map(
          (name) =>
            `${path} names ${name}, which lib does not know; say it without, or take it from a definition`,
        );
    });
}
