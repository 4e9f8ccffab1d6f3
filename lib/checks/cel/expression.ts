import { Environment, type ParseResult } from "@marcbachmann/cel-js";
import { addLists } from "./lists.ts";
import { addNetworks } from "./networks.ts";
import { addQuantities } from "./quantities.ts";
import { addReplacements, withReplacements } from "./replacements.ts";
import { addTexts } from "./texts.ts";

/** What CEL computes with: whole numbers are bigint, maps are Map. */
export type CelValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Date
  | Uint8Array
  | readonly CelValue[]
  | ReadonlyMap<string, CelValue>;

/** What comes of an expression: a value, or the error with which the API server gives up; or we do. */
export type Outcome = { readonly value: unknown } | { readonly error: string } | "unknown";

let made: Environment | undefined;

/**
 * CEL with what Kubernetes adds to it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export function environment(): Environment {
  if (made !== undefined) return made;
  // Lists of several types are refused where a definition is made, not where it is used.
  made = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false });
  addLists(made);
  addTexts(made);
  addQuantities(made);
  addNetworks(made);
  addReplacements(made);
  return made;
}

let validation: Environment | undefined;
const parsed = new Map<string, ParseResult | undefined>();

function parse(rule: string): ParseResult | undefined {
  try {
    validation ??= environment().clone().registerVariable("self", "dyn").registerVariable("oldSelf", "dyn");
    return validation.parse(withReplacements(rule));
  } catch {
    return undefined;
  }
}

/** Errors that the data makes; others tell that a function is not known here. */
const ofData = new Set([
  "division_by_zero",
  "double_conversion_error",
  "index_out_of_bounds",
  "int_conversion_error",
  "modulo_by_zero",
  "no_such_key",
  "uint_conversion_error",
]);

/** The code and the text of an error of the library. */
export function errorOf(error: unknown): { readonly code: string; readonly text: string } {
  if (!(error instanceof Error)) return { code: "", text: "" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const summary = "summary" in error && typeof error.summary === "string" ? error.summary : error.message;
  return { code, text: summary };
}

/** What a rule of a CustomResourceDefinition says of a value, and of the one before where there is one. */
export function evaluate(rule: string, self: CelValue, oldSelf?: CelValue): Outcome {
  if (!parsed.has(rule)) parsed.set(rule, parse(rule));
  try {
    const run = parsed.get(rule);
    return run === undefined
      ? "unknown"
      : { value: run(oldSelf === undefined ? { self } : { self, oldSelf }) };
  } catch (error) {
    const { code, text } = errorOf(error);
    return ofData.has(code) ? { error: text } : "unknown";
  }
}
