import type { Tree, Unit } from "#lib/render/tree.ts";
import { nearest } from "../nearest.ts";
import type { Violation } from "../rule.ts";

/** Where it stands what AWS has: the facts that Terraform reads, or those that came with a foreign tree. */
export function sourceOf({ contract }: Tree): string {
  return contract === undefined ? "the facts" : "infra.json";
}

/** A cure in the words of our definitions, or in those of anybody where the facts came with a foreign tree. */
export function cureIn({ contract }: Tree, ours: string, foreign: string): string {
  return contract === undefined ? foreign : ours;
}

/** The unit that something in AWS is made for, as far as its name or namespace tells; else the first one. */
export function unitFor({ units }: Tree, ...names: readonly string[]): Unit | undefined {
  const named = units.find(({ name, namespace }) => names.includes(name) || names.includes(namespace));
  return named ?? units[0];
}

/** A fault of what is in AWS and in no manifest. */
export function atUnit(unit: Unit | undefined, message: string, fix: string): Violation[] {
  return unit === undefined ? [] : [{ at: unit, message, fix }];
}

/** Advice to write the name that was probably meant, or to do something else. */
export function correction(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? `${otherwise}, or correct the name` : `write ${near}, or ${otherwise}`;
}
