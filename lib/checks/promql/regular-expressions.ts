import { remembered } from "../remembered.ts";
import type { Fault } from "./fault.ts";
import { type Matcher, valueIn } from "./series.ts";

const isBroken = remembered((expression): boolean => {
  // What else Go understands is written so.
  if (expression.includes("(?") || expression.includes("$")) return false;
  try {
    new RegExp(expression);
    return false;
  } catch {
    return true;
  }
});

/** Nothing else stands in a plain text, and many are asked for so. */
const plain = /^[\w|-]*$/;

/**
 * Regular expressions of labels that do not parse.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function brokenExpressions(query: string, matchers: readonly Matcher[]): Fault[] {
  const faults: Fault[] = [];
  for (const matcher of matchers) {
    const value = valueIn(query, matcher);
    if (plain.test(value) || !isBroken(value)) continue;
    faults.push({
      message: `asks for ${matcher.label} by "${value}", which is no regular expression`,
      fix: "close its brackets",
    });
  }
  return faults;
}
