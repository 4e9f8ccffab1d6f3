import type { Reading } from "./documents.ts";
import { knownMisses } from "./known-misses.ts";
import type { HarmlessEdit, Operator } from "./operator.ts";
import type { Outcome } from "./results.ts";

/** Share of mutants below which the proof fails. */
const leastShare = 0.95;

function isCaught({ errors, warnings }: Outcome<unknown>): boolean {
  return errors.length + warnings.length > 0;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${Math.floor((part / whole) * 1000) / 10} %`;
}

function isKnown(operator: Operator): boolean {
  return knownMisses.some((miss) => miss.operator === operator.name);
}

function lineOf(name: string, outcomes: readonly Outcome<Operator>[]): string {
  const errors = outcomes.filter((one) => one.errors.length > 0).length;
  const caught = outcomes.filter(isCaught).length;
  const numbers = [outcomes.length, errors, caught - errors].map((number) => `${number}`.padStart(10));
  return `${name.padEnd(44)}${numbers.join("")}${percent(caught, outcomes.length).padStart(10)}`;
}

/** Mutants by class, with how many are caught, and every one that is not. */
export function renderMutants(outcomes: readonly Outcome<Operator>[]): string {
  const classes = Map.groupBy(outcomes, ({ by }) => by.of);
  const missed = outcomes.filter((one) => !isCaught(one));
  const head = `${"class of mistakes".padEnd(44)}${["mutants", "errors", "warnings"].map((word) => word.padStart(10)).join("")}${"caught".padStart(10)}`;
  return [
    head,
    ...[...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => lineOf(name, own)),
    lineOf(`${classes.size} classes, ${new Set(outcomes.map(({ by }) => by)).size} operators`, outcomes),
    "",
    ...missed.map(
      ({ by, cluster, place }) => `missed${isKnown(by) ? " (known)" : ""}: ${by.name}  ${cluster}  ${place}`,
    ),
  ].join("\n");
}

/** Harmless edits, and every one that is refused. */
export function renderHarmless(outcomes: readonly Outcome<HarmlessEdit>[]): string {
  const refused = outcomes.filter(isCaught);
  const kinds = new Set(outcomes.map(({ by }) => by)).size;
  return [
    `${outcomes.length - refused.length} of ${outcomes.length} harmless edits of ${kinds} kinds stay green`,
    ...refused.map(
      ({ by, cluster, place, message }) => `refused: ${by.name}  ${cluster}  ${place}\n  ${message}`,
    ),
  ].join("\n");
}

/** What became of broken documents. */
export function renderReading({ documents, objects, longest }: Reading): string {
  return `${documents} broken documents read, ${objects} objects of them checked, ${Math.ceil(longest)} ms for the slowest`;
}

/** Why the proof fails, in sentences; none where it does not. */
export function failures(
  mutants: readonly Outcome<Operator>[],
  harmless: readonly Outcome<HarmlessEdit>[],
): string[] {
  const caught = mutants.filter(isCaught).length;
  const refused = harmless.filter(isCaught).length;
  const unseen = [...Map.groupBy(mutants, ({ by }) => by.of)].filter(
    ([, own]) => !own.some(isCaught) && !own.every(({ by }) => isKnown(by)),
  );
  return [
    ...(caught < mutants.length * leastShare
      ? [`${percent(caught, mutants.length)} of the mutants are caught, fewer than ${percent(leastShare, 1)}`]
      : []),
    ...unseen.map(([name]) => `no mutant of the class "${name}" is caught, and it is no known miss`),
    ...(refused > 0 ? [`${refused} harmless edits are refused`] : []),
  ];
}
