import { nearest } from "#lib/checks/nearest.ts";
import { enumerate } from "#lib/checks/wording.ts";

/** What a value of JSON has to be. */
export interface Shape<Told> {
  /** What is wrong with a value that stands at a path, a sentence each; nothing where it is of this shape. */
  faultsOf(value: unknown, path: string): string[];
  /** Whether a value is of this shape, all the way down. */
  matches(value: unknown): value is Told;
}

/** What a value of a shape is to TypeScript. */
export type ToldBy<S> = S extends Shape<infer Told> ? Told : never;

/** Shapes by key. */
export type Shapes = Readonly<Record<string, Shape<unknown>>>;

/** A map of known keys: those that are required, and others that may be left out. */
type ToldByAll<S extends Shapes, Required extends keyof S> = {
  readonly [Key in Required]: ToldBy<S[Key]>;
} & { readonly [Key in Exclude<keyof S, Required>]?: ToldBy<S[Key]> };

const longestShown = 60;

function shapeOf<Told>(faultsOf: Shape<Told>["faultsOf"]): Shape<Told> {
  return { faultsOf, matches: (value): value is Told => faultsOf(value, "").length === 0 };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "a map";
  const json = JSON.stringify(value);
  return json.length > longestShown ? `${json.slice(0, longestShown)}…` : json;
}

function wrong(value: unknown, path: string, expected: string): string[] {
  return [`${path === "" ? "the file" : path} is ${shown(value)}, and must be ${expected}`];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pathTo(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function single<Told>(expected: string, isOne: (value: unknown) => value is Told): Shape<Told> {
  return shapeOf((value, path) => (isOne(value) ? [] : wrong(value, path, expected)));
}

/** A text that a pattern describes. */
export function textLike(pattern: RegExp, expected: string): Shape<string> {
  return single(expected, (value): value is string => typeof value === "string" && pattern.test(value));
}

/** A text of at least one character. */
export const text = textLike(/./, "a text");

/** Any text: what labels are set to may be empty. */
export const anyText = single("a text", (value) => typeof value === "string");

/** A number that is not below zero. */
export const amount = single(
  "a number from 0 on",
  (value): value is number => typeof value === "number" && value >= 0,
);

/** `true` or `false`. */
export const truth = single("true or false", (value) => typeof value === "boolean");

/** `null`, which says that there is none. */
export const nothing = single("null", (value) => value === null);

/** One of some texts. */
export function oneOf<Text extends string>(...known: readonly Text[]): Shape<Text> {
  const isKnown = (value: unknown): value is Text => known.some((one) => one === value);
  return single(`one of ${enumerate(known)}`, isKnown);
}

/** One of two shapes, in the words for both. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>, expected: string) {
  return single(expected, (value): value is One | Other => one.matches(value) || other.matches(value));
}

/** A text for short, or a map that says the same. */
export function textOr<Told>(map: Shape<Told>, expected: string): Shape<string | Told> {
  return shapeOf((value, path) => {
    if (isMap(value)) return map.faultsOf(value, path);
    return text.matches(value) ? [] : wrong(value, path, expected);
  });
}

/** A list whose items are of one shape. */
export function listOf<Told>(item: Shape<Told>): Shape<readonly Told[]> {
  return shapeOf((value, path) => {
    if (!Array.isArray(value)) return wrong(value, path, "a list");
    return value.flatMap((one: unknown, index) => item.faultsOf(one, `${path}[${index}]`));
  });
}

/** A map of any keys whose values are of one shape. */
export function mapOf<Told>(entry: Shape<Told>): Shape<Readonly<Record<string, Told>>> {
  return shapeOf((value, path) => {
    if (!isMap(value)) return wrong(value, path, "a map");
    return Object.entries(value).flatMap(([key, one]) => entry.faultsOf(one, pathTo(path, key)));
  });
}

function unknownKey(path: string, key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const cure =
    near === undefined ? `remove it; known are ${enumerate(known)}` : `write ${near}, or remove it`;
  return `${pathTo(path, key)} is no known key: ${cure}`;
}

/** A map of known keys, each with its own shape. All may be left out but those that are required. */
export function record<S extends Shapes, Required extends string & keyof S = never>(
  shapes: S,
  required: readonly Required[] = [],
): Shape<ToldByAll<S, Required>> {
  return shapeOf((value, path) => {
    if (!isMap(value)) return wrong(value, path, "a map");
    const missing = required.filter((key) => !Object.hasOwn(value, key));
    return [
      ...missing.map((key) => `${pathTo(path, key)} is missing: add it`),
      ...Object.entries(value).flatMap(([key, one]) => {
        const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
        return shape?.faultsOf(one, pathTo(path, key)) ?? [unknownKey(path, key, Object.keys(shapes))];
      }),
    ];
  });
}
