import { type Found, isList, isMap } from "../graph/fields.ts";
import { nearest } from "../nearest.ts";
import type { Fault } from "../rule.ts";
import { count, enumerate } from "../wording.ts";
import { fits, isOfFormat } from "./formats.ts";
import { patternOf } from "./patterns.ts";
import { type Place, placeText } from "./place.ts";
import type { Bounds, SchemaNode } from "./schema-node.ts";

const mostShown = 80;

/** A value as a message shows it. */
export function shown(value: Found): string {
  if (isList(value)) return "a list";
  if (isMap(value)) return "a map";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/** What is wrong with how many of something there are. */
export function* ofCount(
  place: Place | undefined,
  number: number,
  noun: string,
  { least = 0, most = Number.POSITIVE_INFINITY }: Bounds,
): Generator<Fault> {
  if (number >= least && number <= most) return;
  const fix = number < least ? `write ${least} or more` : `leave ${most} or fewer`;
  yield { message: `${placeText(place)} has ${count(number, noun)}`, fix };
}

function* ofNumber(place: Place | undefined, value: number, node: SchemaNode): Generator<Fault> {
  const is = () => `${placeText(place)} is ${value}`;
  const { least, most } = node.amount;
  if (least !== undefined && (node.isAboveLeast ? value <= least : value < least)) {
    yield { message: is(), fix: node.isAboveLeast ? `write more than ${least}` : `write ${least} or more` };
  }
  if (most !== undefined && (node.isBelowMost ? value >= most : value > most)) {
    yield { message: is(), fix: node.isBelowMost ? `write less than ${most}` : `write ${most} or less` };
  }
  const { format, multipleOf } = node;
  if (multipleOf !== undefined && multipleOf > 0 && !Number.isInteger(value / multipleOf)) {
    yield { message: is(), fix: `write a multiple of ${multipleOf}` };
  }
  if (format !== undefined && !fits(format, value)) {
    yield { message: `${is()}, which is no ${format}`, fix: "write a smaller number" };
  }
}

function* ofText(place: Place | undefined, value: string, node: SchemaNode): Generator<Fault> {
  const { format, length, pattern } = node;
  if (length.least !== undefined || length.most !== undefined) {
    // Characters outside the basic plane are one each.
    const characters = value.length > (length.most ?? 0) ? [...value].length : value.length;
    yield* ofCount(place, characters, "character", length);
  }
  const is = () => `${placeText(place)} is ${shown(value)}`;
  if (pattern !== undefined && patternOf(pattern)?.test(value) === false) {
    yield { message: `${is()}, which does not match ${pattern}`, fix: "write it as its definition has it" };
  }
  if (format !== undefined && !isOfFormat(format, value)) {
    yield { message: `${is()}, which is no ${format}`, fix: `write it as ${format}` };
  }
}

/** What a schema does not allow in a value, apart from what is in the value. */
export function* ofScalar(place: Place | undefined, value: Found, node: SchemaNode): Generator<Fault> {
  const { choices } = node;
  if (choices !== undefined && typeof value !== "object" && !choices.includes(value ?? null)) {
    const texts = choices.map((choice) => (typeof choice === "string" ? choice : shown(choice)));
    const near = nearest(String(value), texts);
    const message = `${placeText(place)} is ${shown(value)}, which is none of ${enumerate(texts)}`;
    yield { message, fix: near === undefined ? "write one of them" : `write ${near}` };
  }
  if (typeof value === "number") yield* ofNumber(place, value, node);
  if (typeof value === "string") yield* ofText(place, value, node);
}
