import { RE2JS } from "re2js";
import { remembered } from "../remembered.ts";

const compiled = new Map<string, RE2JS | undefined>();

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/**
 * A regular expression as the API server reads it: RE2, which takes time linear in the text, whatever the pattern.
 * Nothing for one that it refuses.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function patternOf(text: string): RE2JS | undefined {
  if (!compiled.has(text)) compiled.set(text, compile(text));
  return compiled.get(text);
}

const matchers = remembered((pattern) => {
  const expression = patternOf(pattern);
  // Most objects of a kind have the same few texts in the same fields, and this takes longer than to remember them.
  return expression && remembered((text) => expression.test(text));
});

/** Whether something in a text matches a regular expression; nothing for one that the API server refuses. */
export function matches(pattern: string, text: string): boolean | undefined {
  return matchers(pattern)?.(text);
}
