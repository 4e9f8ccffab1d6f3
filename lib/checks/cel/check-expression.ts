import type { Environment } from "@marcbachmann/cel-js";
import { environment, errorOf } from "./expression.ts";
import { withReplacements } from "./replacements.ts";

/** What an expression has to give; either where nothing is said. */
export type Result = "bool" | "string";

/** Longer expressions are not looked at. */
const longest = 16_000;

/** Functions and macros of Kubernetes that are not computed here. */
const further = new Set(
  "allowed annotations applyConfiguration authorizer check compareTo decode distinct encode error errored exists existsOne fieldSelector first flatten format getEscapedPath getHost getHostname getPort getQuery getScheme group hex isCanonical isGlobalUnicast isLessThan isLinkLocalMulticast isLinkLocalUnicast isLoopback isSemver isUnspecified jsonpatch key labelSelector last major masked minor name namespace optFlatMap optMap patch path quote range reason resource reverse semver serviceAccount slice sort sortBy string subresource transformList transformMap transformMapEntry unwrap unwrapOpt url validate".split(
    " ",
  ),
);

let known: ReadonlySet<string> | undefined;

function isKnown(name: string): boolean {
  known ??= new Set(
    environment()
      .getDefinitions()
      .functions.map((one) => one.name),
  );
  return known.has(name) || further.has(name);
}

/** Syntax that is newer than the library: macros of two variables, objects, names in backticks, namespaces. */
const beyond =
  /\.\s*(?:all|exists|existsOne|exists_one)\s*\(\s*\w+\s*,\s*\w+\s*,|\btransform\w+\s*\(|[A-Za-z]\s*\{|`|\b(?:cel|format|math|strings|base64|JSONPatch|jsonpatch|optional|lists)\s*\./;

/** Errors of types that are known for sure. */
const ofTypes = new Set([
  "cannot_index_type",
  "invalid_condition_type",
  "invalid_index_type",
  "no_such_key",
  "no_such_overload",
]);

/** A field of an object of any type: that it is true or false is not known before. */
const plainField = /^\s*(?:object|oldObject|params)(?:\.\w+)+\s*$/;

/** What is wrong with an expression of which the library says an error. */
function wrongWith(error: unknown): string | undefined {
  const { code, text } = errorOf(error);
  if (code === "limit_exceeded") return undefined;
  if (error instanceof Error && error.name === "ParseError") return `does not parse: ${text}`;
  if (code === "unknown_variable") return text.replace("Unknown variable: ", "asks for ");
  // The library does not compare objects.
  if (code === "no_such_overload" && text.includes("Object")) return undefined;
  if (ofTypes.has(code)) return `is wrong: ${text}`;
  if (code !== "no_matching_overload") return undefined;
  const [, name] = /'(?:[^']*\.)?(\w+)\(/.exec(text) ?? [];
  return name === undefined || isKnown(name) ? undefined : `calls ${name}(), which Kubernetes does not have`;
}

/**
 * What the API server refuses in an expression, as the end of a sentence; nothing where it holds, or where more is
 * used than is known here.
 *
 * @param variables environment with the variables that the expression sees
 */
export function wrongWithExpression(
  variables: Environment,
  expression: string,
  result?: Result,
): string | undefined {
  if (expression.trim() === "") return "is empty";
  if (expression.length > longest || beyond.test(expression)) return undefined;
  const { valid, type, error } = variables.check(withReplacements(expression));
  if (!valid) return wrongWith(error);
  if (result === "bool" && plainField.test(expression)) return "gives a value of any type, not bool";
  const isRight = result === undefined || type === undefined || type === result || type.startsWith("dyn");
  return isRight ? undefined : `gives ${type}, not ${result}`;
}
