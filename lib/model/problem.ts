import { inspect } from "node:util";

/** Thrown where nobody collects problems: a definition holds a value that a rule refuses. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
}

let collector: string[] | undefined;

/**
 * Refuses a value of a definition. While definitions are read and rendered, the message is collected, so that
 * one run reports every violation; anywhere else it is thrown.
 *
 * @param message what is wrong with the value, the rule and the cure, as one line
 * @throws DefinitionError when nobody collects
 */
export function refuse(message: string): void {
  if (collector === undefined) throw new DefinitionError(message);
  collector.push(message);
}

/** What a piece of a definition came to, and what was refused on the way. */
export interface Collected<T> {
  /** Undefined where the piece threw. */
  readonly value: T | undefined;
  readonly problems: readonly string[];
}

/** What an error says, or what it is where it says nothing. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? `${error.name} without a message` : error.message;
  return typeof error === "string" ? error : inspect(error, { breakLength: Number.POSITIVE_INFINITY });
}

/**
 * Runs a piece of work and collects everything it refuses. An error that it throws becomes a problem as well:
 * a definition that throws is wrong input, not a bug of this program.
 */
export function collectProblems<T>(work: () => T): Collected<T> {
  const outer = collector;
  const problems: string[] = [];
  collector = problems;
  try {
    return { value: work(), problems };
  } catch (error) {
    problems.push(messageOf(error));
    return { value: undefined, problems };
  } finally {
    collector = outer;
  }
}

/** As `collectProblems`, for work that awaits: at most one such piece may run at a time. */
export async function collectProblemsOf<T>(work: () => Promise<T>): Promise<Collected<T>> {
  const outer = collector;
  const problems: string[] = [];
  collector = problems;
  try {
    return { value: await work(), problems };
  } catch (error) {
    problems.push(messageOf(error));
    return { value: undefined, problems };
  } finally {
    collector = outer;
  }
}
