import { type Known, shown, withKnown } from "./command-line.ts";
import { failed } from "./readings.ts";
import type { Answer, Ask, Plan, Question, Reading, Run, Step } from "./step.ts";
import { stoppedAt } from "./stopped.ts";
import type { World } from "./world.ts";

/** Failing commands in a row after which a question is not asked again: nothing will answer it. */
const FAILURES = 6;

/** How a step ended: done, with nothing to do, or stopped by what is said. */
export type Outcome =
  | { readonly kind: "done" | "skipped" }
  | { readonly kind: "stopped"; readonly because: readonly string[] };

const interrupted: Outcome = { kind: "stopped", because: ["interrupted"] };

function outcomeOf(reading: Reading): Outcome {
  return reading.met ? { kind: "done" } : { kind: "stopped", because: reading.because };
}

async function asked({ command, read }: Question, known: Known, world: World): Promise<[Answer, Reading]> {
  const answer = await world.ask(withKnown(command, known));
  return [answer, read(answer)];
}

/** Asks until the answer is as it should be, the patience ends or nothing answers; says only what is new. */
async function patiently({ question, patience }: Ask, known: Known, world: World): Promise<Reading> {
  const end = world.now() + (patience?.limit ?? 0);
  let said = "";
  let failures = 0;
  for (;;) {
    const [answer, reading] = await asked(question, known, world);
    if (reading.met || patience === undefined) return reading;
    failures = answer.status === 0 ? 0 : failures + 1;
    if (world.interrupted() || world.now() >= end || failures >= FAILURES) return reading;
    const lines = reading.because.join("\n");
    if (lines !== said) for (const line of reading.because) world.say(`  ${line}`);
    said = lines;
    await world.pause(patience.every);
  }
}

async function look(step: Ask, known: Map<string, string>, world: World): Promise<Outcome> {
  const reading = await patiently(step, known, world);
  if (world.interrupted()) return interrupted;
  if (reading.met) {
    for (const line of reading.say ?? []) world.say(`  ${line}`);
    if (step.variable !== undefined) known.set(step.variable, reading.value ?? "");
  }
  return outcomeOf(reading);
}

async function act({ command, unless }: Run, known: Known, world: World): Promise<Outcome> {
  if (unless !== undefined) {
    const [, reading] = await asked(unless, known, world);
    if (world.interrupted()) return interrupted;
    if (reading.met) return { kind: "skipped" };
  }
  const line = withKnown(command, known);
  world.say(`  ${shown(line).split("\n", 1)[0]}`);
  const answer = await world.run(line);
  if (world.interrupted()) return interrupted;
  return answer.status === 0 ? { kind: "done" } : outcomeOf(failed(answer));
}

/** Carries out one step. What it finds out is added to what is known. */
export async function takeStep(step: Step, known: Map<string, string>, world: World): Promise<Outcome> {
  if (world.interrupted()) return interrupted;
  if (step.needs !== undefined && !known.get(step.needs)) return { kind: "skipped" };
  return step.kind === "run" ? act(step, known, world) : look(step, known, world);
}

/**
 * Carries out a plan, step by step, and stops at the first one that fails.
 *
 * @throws OperateError that says what was done, what was not, and how to go on
 */
export async function carryOut(plan: Plan, world: World): Promise<void> {
  const known = new Map<string, string>();
  for (const [index, step] of plan.steps.entries()) {
    world.say(`[${index + 1}/${plan.steps.length}] ${step.title}`);
    const outcome = await takeStep(step, known, world);
    if (outcome.kind === "stopped") throw stoppedAt(plan, index, outcome.because);
    if (outcome.kind === "skipped") world.say("  nothing to do");
  }
  world.say(`${plan.title}: done`);
}
