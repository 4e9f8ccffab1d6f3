import type { Fault, Tree } from "./fault.ts";
import { matcherOf } from "./series.ts";

function isBroken(expression: string): boolean {
  // What else Go understands is written so.
  if (expression.includes("(?") || expression.includes("$")) return false;
  try {
    new RegExp(expression);
    return false;
  } catch {
    return true;
  }
}

/**
 * Regular expressions of labels that do not parse.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function brokenExpressions(query: string, tree: Tree): Fault[] {
  const faults: Fault[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name !== "UnquotedLabelMatcher") return;
      for (const { label, operator, value } of matcherOf(query.slice(from, to))) {
        if (!operator.endsWith("~") || !isBroken(value)) continue;
        faults.push({
          message: `asks for ${label} by "${value}", which is no regular expression`,
          fix: "close its brackets",
        });
      }
    },
  });
  return faults;
}
