import { isTest, isTypeScript, matchesIn, type RepositoryFile } from "./files.ts";

const MAXIMUM_LINES = 300;

/** Files whose length is nobody's doing, or which hold data. */
const unlimited = /(^|\/)package-lock\.json$|\.(json|csv|sql)$|\.terraform\.lock\.hcl$|^docs\/rules\.md$/;

/** Files too long to have one subject. */
export function lengthProblems(files: readonly RepositoryFile[]): string[] {
  return files
    .filter(({ path }) => !unlimited.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MAXIMUM_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${MAXIMUM_LINES}; split it by subject`);
}

/** Tests that do not run, or that keep others from running. `skipIf` with its reason is another matter. */
export function unrunProblems(files: readonly RepositoryFile[]): string[] {
  return files
    .filter((file) => isTypeScript(file) && isTest(file))
    .flatMap((file) =>
      matchesIn(file, /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|fails)\b/g).map(
        ({ line, found }) => `${file.path}:${line} says ${found}; let every test run, or delete it`,
      ),
    );
}

/** Comments that silence a tool. */
export function silencedProblems(files: readonly RepositoryFile[]): string[] {
  return files
    .filter(isTypeScript)
    .flatMap((file) =>
      matchesIn(file, /@ts-(?:ignore|nocheck|expect-error)|biome-(?:ignore)/g).map(
        ({ line, found }) => `${file.path}:${line} says ${found}; mend what it hides`,
      ),
    );
}

/** What the rules look at in `biome.json`. */
interface BiomeConfiguration {
  readonly linter?: { readonly rules?: { readonly suspicious?: { readonly noExplicitAny?: string } } };
  readonly overrides?: readonly object[];
}

/** What the rules look at in `package.json`. */
interface PackageManifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A Biome configuration that would let `any` pass somewhere. */
export function laxityProblems({ path, text }: RepositoryFile): string[] {
  const { linter, overrides }: BiomeConfiguration = JSON.parse(text);
  const problems: string[] = [];
  if (linter?.rules?.suspicious?.noExplicitAny !== "error")
    problems.push(`${path} does not refuse any; set linter.rules.suspicious.noExplicitAny to "error"`);
  if (overrides !== undefined)
    problems.push(`${path} has overrides; the same rules hold for every file, so delete them`);
  return problems;
}

/** Places that exist on one machine, or in one network. `/home/…` is in images too. */
const privatePlaces = [
  /(?<![\w.$}])\/(?:Users|work)\/[\w.-]+/g,
  /(?:\/\/|@)(?:[\w-]+\.)+(?:corp|intranet|internal|lan|localdomain)\b/g,
  /(?:\/\/|@)(?:[\w-]+\.)+local\b(?<!\.cluster\.local)/g,
  /\/\/(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+/g,
];

/** What would mean nothing, or too much, to whoever clones the repository elsewhere. */
export function privateProblems(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) =>
    privatePlaces
      .flatMap((pattern) => matchesIn(file, pattern))
      .map(
        ({ line, found }) =>
          `${file.path}:${line} names ${found}, a place of one machine or network; take it out`,
      ),
  );
}

/** The one file that may know what stands beside the repository. */
const neighbourly = ".ci/run";

/** Mentions of the folder beside the repository. */
export function neighbourProblems(files: readonly RepositoryFile[]): string[] {
  return files
    .filter(({ path }) => path !== neighbourly)
    .flatMap((file) =>
      matchesIn(file, /\.\.\/shared\b/g).map(
        ({ line, found }) =>
          `${file.path}:${line} names ${found}, which only ${neighbourly} may; take an environment variable`,
      ),
    );
}

/** Dependencies that may be another version tomorrow. */
export function versionProblems({ path, text }: RepositoryFile): string[] {
  const { dependencies, devDependencies }: PackageManifest = JSON.parse(text);
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${path} asks for ${name} ${version}; pin one version, as 1.2.3`);
}
