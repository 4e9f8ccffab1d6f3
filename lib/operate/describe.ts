import { shown } from "./command-line.ts";
import type { Plan, Question, Step } from "./step.ts";

function indented(text: string): string[] {
  return text.split("\n").map((line) => `      ${line}`);
}

function duration(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function asking({ command }: Question, variable: string | undefined): string[] {
  return indented(variable === undefined ? shown(command) : `${variable}=$(${shown(command)})`);
}

function linesOf(step: Step): string[] {
  const needs = step.needs === undefined ? [] : [`    only where $${step.needs} is something:`];
  if (step.kind === "run") {
    const unless = step.unless && [
      "    unless this succeeds:",
      ...asking(step.unless, undefined),
      "    this:",
    ];
    return [...needs, ...(unless ?? []), ...indented(shown(step.command))];
  }
  const { every, limit } = step.patience ?? {};
  const again =
    every === undefined || limit === undefined
      ? []
      : [`    again every ${duration(every)}, for ${duration(limit)} at most:`];
  return [...needs, ...again, ...asking(step.question, step.variable)];
}

/** A plan as text: every step with its exact command lines. */
export function describePlan({ title, steps }: Plan): string {
  const lines = steps.flatMap((step, index) => [`${index + 1}. ${step.title}`, ...linesOf(step)]);
  return `${[`${title}: ${steps.length} steps, nothing of which is run`, ...lines].join("\n")}\n`;
}
