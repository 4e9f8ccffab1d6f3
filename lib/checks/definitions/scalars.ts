import { type Found, isList, isMap } from "../graph/fields.ts";
import { nearest } from "../nearest.ts";
import type { Fault } from "../rule.ts";
import { count, enumerate } from "../wording.ts";
import { fits, isOfFormat } from "./formats.ts";
import { matches } from "./patterns.ts";
import { type Place, placeText } from "./place.ts";
import type { Bounds, SchemaNode } from "./schema-node.ts";

const mostShown = 80;

const none: readonly Fault[] = [];

/** A value as a message shows it. */
export function shown(value: Found): string {
  if (isList(value)) return "a list";
  if (isMap(value)) return "a map";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/** What is wrong with how many of something there are. */
export function ofCount(
  place: Place | undefined,
  number: number,
  noun: string,
  { least = 0, most = Number.POSITIVE_INFINITY }: Bounds,
): readonly Fault[] {
  if (number >= least && number <= most) return none;
  const fix = number < least ? `write ${least} or more` : `leave ${most} or fewer`;
  return [{ message: `${placeText(place)} has ${count(number, noun)}`, fix }];
}

function ofNumber(place: Place | undefined, value: number, node: SchemaNode): readonly Fault[] {
  const faults: Fault[] = [];
  const is = () => `${placeText(place)} is ${value}`;
  const { least, most } = node.amount;
  if (least !== undefined && (node.isAboveLeast ? value <= least : value < least)) {
    faults.push({
      message: is(),
      fix: node.isAboveLeast ? `write more than ${least}` : `write ${least} or more`,
    });
  }
  if (most !== undefined && (node.isBelowMost ? value >= most : value > most)) {
    faults.push({
      message: is(),
      fix: node.isBelowMost ? `write less than ${most}` : `write ${most} or less`,
    });
  }
  const { format, multipleOf } = node;
  if (multipleOf !== undefined && multipleOf > 0 && !Number.isInteger(value / multipleOf)) {
    faults.push({ message: is(), fix: `write a multiple of ${multipleOf}` });
  }
  if (format !== undefined && !fits(format, value)) {
    faults.push({ message: `${is()}, which is no ${format}`, fix: "write a smaller number" });
  }
  return faults;
}

function ofText(place: Place | undefined, value: string, node: SchemaNode): readonly Fault[] {
  const { format, length, pattern } = node;
  const faults: Fault[] = [];
  if (length.least !== undefined || length.most !== undefined) {
    // Characters outside the basic plane are one each.
    const characters = value.length > (length.most ?? 0) ? [...value].length : value.length;
    faults.push(...ofCount(place, characters, "character", length));
  }
  const is = () => `${placeText(place)} is ${shown(value)}`;
  if (pattern !== undefined && matches(pattern, value) === false) {
    const message = `${is()}, which does not match ${pattern}`;
    faults.push({ message, fix: "write it as its definition has it" });
  }
  if (format !== undefined && !isOfFormat(format, value)) {
    faults.push({ message: `${is()}, which is no ${format}`, fix: `write it as ${format}` });
  }
  return faults;
}

function ofBounds(place: Place | undefined, value: Found, node: SchemaNode): readonly Fault[] {
  if (typeof value === "number") return ofNumber(place, value, node);
  return typeof value === "string" ? ofText(place, value, node) : none;
}

/** What a schema does not allow in a value, apart from what is in the value. */
export function ofScalar(place: Place | undefined, value: Found, node: SchemaNode): readonly Fault[] {
  const { choices } = node;
  const faults = ofBounds(place, value, node);
  if (choices !== undefined && typeof value !== "object" && !choices.includes(value ?? null)) {
    const texts = choices.map((choice) => (typeof choice === "string" ? choice : shown(choice)));
    const near = nearest(String(value), texts);
    const message = `${placeText(place)} is ${shown(value)}, which is none of ${enumerate(texts)}`;
    return [{ message, fix: near === undefined ? "write one of them" : `write ${near}` }, ...faults];
  }
  return faults;
}
