import { inspect } from "node:util";

/** Thrown where nobody collects problems: a definition holds a value that a rule refuses. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
}

/** What a rule refuses. */
export interface Refusal {
  /** What is wrong, with the value, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it, as an imperative without a full stop. */
  readonly fix: string;
  /** Said of what is valid and may still not be meant; a refusal stops the pipeline without it. */
  readonly severity?: "warning";
}

let collector: Refusal[] | undefined;

/**
 * Refuses a value of a definition. While definitions are read and rendered, the refusal is collected, so that
 * one run reports every violation; anywhere else it is thrown.
 *
 * @param what what is wrong, with the value, in one line without a full stop
 * @param cure what to do about it, in lower case, in one line without a full stop
 * @throws DefinitionError when nobody collects
 */
export function refuse(what: string, cure: string): void {
  if (collector === undefined) throw new DefinitionError(`${what}; ${cure}`);
  collector.push({ message: what, fix: cure });
}

/**
 * Warns of a value that is valid and may still not be meant. Said where somebody collects: while definitions are
 * read and rendered. The words are those of a refusal.
 *
 * @param what what is doubtful, with the value, in one line without a full stop
 * @param cure what to do about it, in lower case, in one line without a full stop
 */
export function warn(what: string, cure: string): void {
  collector?.push({ message: what, fix: cure, severity: "warning" });
}

/** What a piece of a definition came to, and what was refused on the way. */
export interface Collected<T> {
  /** Undefined where the piece threw. */
  readonly value: T | undefined;
  readonly problems: readonly Refusal[];
}

/** What an error says, or what it is where it says nothing. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? `${error.name} without a message` : error.message;
  return typeof error === "string" ? error : inspect(error, { breakLength: Number.POSITIVE_INFINITY });
}

function refusalOf(error: unknown): Refusal {
  return { message: messageOf(error), fix: "correct the definition" };
}

/**
 * Runs a piece of work and collects everything it refuses. An error that it throws becomes a problem as well:
 * a definition that throws is wrong input, not a bug of this program.
 */
export function collectProblems<T>(work: () => T): Collected<T> {
  const outer = collector;
  const problems: Refusal[] = [];
  collector = problems;
  try {
    return { value: work(), problems };
  } catch (error) {
    problems.push(refusalOf(error));
    return { value: undefined, problems };
  } finally {
    collector = outer;
  }
}

/** As `collectProblems`, for work that awaits: at most one such piece may run at a time. */
export async function collectProblemsOf<T>(work: () => Promise<T>): Promise<Collected<T>> {
  const outer = collector;
  const problems: Refusal[] = [];
  collector = problems;
  try {
    return { value: await work(), problems };
  } catch (error) {
    problems.push(refusalOf(error));
    return { value: undefined, problems };
  } finally {
    collector = outer;
  }
}
