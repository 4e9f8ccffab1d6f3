import type { Environment } from "@marcbachmann/cel-js";
import { patternOf } from "../definitions/patterns.ts";

/** The API server refuses an object over a pattern that it cannot read; what CEL itself does with one stands apart. */
function found(text: string, pattern: string, most: number): string[] {
  const compiled = patternOf(pattern);
  if (compiled === undefined) throw new Error(`no pattern: ${pattern}`);
  const texts: string[] = [];
  for (const [match] of compiled.matchAll(text)) {
    if (texts.length >= most) break;
    texts.push(match);
  }
  return texts;
}

function matches(text: string, pattern: string): boolean {
  const compiled = patternOf(pattern);
  if (compiled === undefined) throw new Error(`no pattern: ${pattern}`);
  return compiled.test(text);
}

function isAddress(text: string): boolean {
  return URL.canParse(text) || text.startsWith("/");
}

/**
 * Adds what Kubernetes knows of texts, with regular expressions of RE2: those of JavaScript can take for ever.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-regex-library
 */
export function addTexts(environment: Environment): void {
  environment
    .registerFunction("string.matchesPattern(string): bool", matches)
    .registerFunction("matches(string, string): bool", matches)
    .registerFunction("string.find(string): string", (text: string, pattern: string) => {
      const [first = ""] = found(text, pattern, 1);
      return first;
    })
    .registerFunction("string.findAll(string): list<string>", (text: string, pattern: string) =>
      found(text, pattern, Number.POSITIVE_INFINITY),
    )
    .registerFunction(
      "string.findAll(string, int): list<string>",
      (text: string, pattern: string, most: bigint) =>
        found(text, pattern, most < 0n ? Number.POSITIVE_INFINITY : Number(most)),
    )
    .registerFunction("string.charAt(int): string", (text: string, at: bigint) => text.charAt(Number(at)))
    .registerFunction("string.replace(string, string): string", (text: string, from: string, to: string) =>
      text.split(from).join(to),
    )
    .registerFunction("isURL(string): bool", isAddress);
}
