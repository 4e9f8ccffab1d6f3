import { RE2JS } from "re2js";

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
