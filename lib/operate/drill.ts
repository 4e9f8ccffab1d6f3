import { takeStep } from "./carry-out.ts";
import { OperateError } from "./operate-error.ts";
import type { Step } from "./step.ts";
import type { World } from "./world.ts";

/** A part of a recovery that is rehearsed by itself. */
export interface Exercise {
  readonly title: string;
  /** Says what is wrong, without running anything. */
  readonly look?: () => readonly string[];
  readonly steps: readonly Step[];
}

/** What an exercise came to. */
export interface Result {
  readonly title: string;
  readonly seconds: number;
  /** Why it failed; empty where it passed. */
  readonly because: readonly string[];
}

/** What an exercise looks at is wrong as well where looking fails. */
function wrongIn({ look }: Exercise): readonly string[] {
  try {
    return look?.() ?? [];
  } catch (error) {
    if (error instanceof OperateError) return [error.message];
    throw error;
  }
}

async function rehearse(exercise: Exercise, world: World): Promise<readonly string[]> {
  const { steps } = exercise;
  const wrong = wrongIn(exercise);
  if (wrong.length > 0) return wrong;
  const known = new Map<string, string>();
  for (const step of steps) {
    const outcome = await takeStep(step, known, world);
    if (outcome.kind === "stopped") return [`${step.title}: ${outcome.because.join("; ")}`, step.cure];
  }
  return [];
}

/** Rehearses every exercise, whatever becomes of the others, until Ctrl-C. */
export async function drill(exercises: readonly Exercise[], world: World): Promise<Result[]> {
  const results: Result[] = [];
  for (const exercise of exercises) {
    world.say(exercise.title);
    const start = world.now();
    const because = await rehearse(exercise, world);
    results.push({ title: exercise.title, seconds: world.now() - start, because });
  }
  return results;
}

/** The results as a table, with why something failed below its row. */
export function renderDrill(results: readonly Result[]): string {
  const rows = results.flatMap(({ title, seconds, because }) => [
    `${because.length === 0 ? "passed" : "FAILED"}  ${seconds.toFixed(1).padStart(7)} s  ${title}`,
    ...because.map((line) => `                   ${line}`),
  ]);
  const passed = results.filter(({ because }) => because.length === 0).length;
  return `${[...rows, `${passed} of ${results.length} exercises passed`].join("\n")}\n`;
}
