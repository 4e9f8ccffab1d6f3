import { collectProblems, type Refusal } from "#lib/model/problem.ts";

/** Something that a definition says and a rule refuses. */
export interface Problem extends Refusal {
  /** File of the definition, relative to the repository. */
  readonly definition: string;
  readonly cluster?: string;
  readonly unit?: string;
}

/**
 * Does a piece of work on behalf of a definition; what it refuses is added to the problems.
 *
 * @returns undefined where the work threw
 */
export function attempt<T>(
  problems: Problem[],
  place: Omit<Problem, keyof Refusal>,
  work: () => T,
): T | undefined {
  const collected = collectProblems(work);
  for (const refusal of collected.problems) problems.push({ ...place, ...refusal });
  return collected.value;
}

/** Each problem once: what several constructs of a unit look at is refused by each of them. */
export function withoutRepetition(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
