import { collectProblems, type Refusal } from "./problem.ts";

/** Refusals as the commands print them, for comparison with whole messages. */
export function linesOf(refusals: readonly Refusal[]): string[] {
  return refusals.map(({ message, fix }) => `${message}; ${fix}`);
}

/** Everything that a piece of work refuses, as the commands print it. */
export function refusedBy(work: () => unknown): string[] {
  return linesOf(collectProblems(work).problems);
}
