import { OperateError } from "./operate-error.ts";
import type { Plan } from "./step.ts";

function titles(heading: string, { steps }: Plan, from: number, to: number): string[] {
  const listed = steps.slice(from, to).map(({ title }, index) => `  ${from + index + 1}. ${title}`);
  return listed.length === 0 ? [] : [heading, ...listed];
}

/** What is said where a plan stopped: why, what was done and what was not, and how to go on. */
export function stoppedAt(plan: Plan, index: number, because: readonly string[]): OperateError {
  const { title = "", cure = "" } = plan.steps[index] ?? {};
  return new OperateError(
    [
      `${plan.title} stopped at step ${index + 1} of ${plan.steps.length}: ${title}`,
      ...because.map((line) => `  ${line}`),
      ...titles("done:", plan, 0, index),
      ...titles("not done:", plan, index, plan.steps.length),
      `to go on: ${cure}; then ${plan.again}`,
    ].join("\n"),
  );
}
