import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "#lib/checks/finding.ts";

/** Parts of names and values that are long enough to be found again. */
const word = /[\w$][\w$./-]*[\w$]/g;

const shortestWord = 3;

/** What the first so many words of a message do not find, the others do not find either. */
const mostWords = 100;

function wordsOf(text: string): string[] {
  const whole = text.match(word) ?? [];
  // What a message writes as one path stands in a file as keys of several lines.
  const parts = whole.flatMap((one) => (one.includes(".") || one.includes("/") ? one.split(/[./]/) : []));
  return [...new Set([...whole, ...parts])]
    .filter(({ length }) => length >= shortestWord)
    .slice(0, mostWords);
}

/** The lines of one document: a file of YAML may hold several. */
function endOf(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && !/^---(\s|$)/.test(lines[end] ?? "")) end += 1;
  return end;
}

/**
 * The line that shares most with a finding: each word of its message counts the more the fewer lines have it. Where
 * no line shares a word, the line that the finding has already, if any.
 */
function lineOf(lines: readonly string[], { message, resource, line }: Finding): number | undefined {
  const start = (line ?? 1) - 1;
  const inside = lines.slice(start, endOf(lines, start));
  const scores = inside.map(() => 0);
  for (const one of wordsOf(`${message} ${resource?.name ?? ""}`)) {
    const having = inside.flatMap((text, index) => (text.includes(one) ? [index] : []));
    for (const index of having) scores[index] = (scores[index] ?? 0) + 1 / having.length;
  }
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return best === 0 ? line : start + scores.indexOf(best) + 1;
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    // A finding may be about a file that is missing, or is a folder.
    return undefined;
  }
}

/**
 * Finds the line that each finding is about in the file that a person edits to mend it. What a rule looks at has no
 * lines any more; so it is the line with the names and values that the finding tells of.
 *
 * @param root folder that the files of findings are relative to
 */
export function withLines(findings: readonly Finding[], root: string): Finding[] {
  const files = new Map<string, readonly string[] | undefined>();
  return findings.map((finding) => {
    // Where the YAML itself is at fault, its reader has said the line.
    if (finding.rule === "yaml") return finding;
    const { file } = finding;
    if (!files.has(file)) files.set(file, readLines(join(root, file)));
    const lines = files.get(file);
    const line = lines && lineOf(lines, finding);
    return line === undefined ? finding : { ...finding, line };
  });
}
