import type { RepositoryFile } from "../files.ts";

/** Systems by the letters of their ids, each with the number of its last requirement. */
const systems = { FC: 19, FA: 14, SC: 18, DP: 21, ET: 12 } as const;

/** Every id of the five systems: `FC1` to `ET12`. */
export const requirements: readonly string[] = Object.entries(systems).flatMap(([system, last]) =>
  Array.from({ length: last }, (_, index) => `${system}${index + 1}`),
);

/** A text that a call begins with, as titles of tests are given, and that begins with ids itself. */
const TITLE = /\(\s*["'`]((?:(?:FC|FA|SC|DP|ET)\d+[ :]+)+)/g;

/** Ids that titles of tests begin with. */
export function idsOf(files: readonly RepositoryFile[]): Set<string> {
  const titles = files
    .filter(({ path }) => path.endsWith(".test.ts"))
    .flatMap(({ text }) => [...text.matchAll(TITLE)].map(([, ids = ""]) => ids));
  return new Set(titles.flatMap((ids) => ids.split(/[ :]+/).filter((id) => id !== "")));
}
