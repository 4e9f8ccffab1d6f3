import { isHook } from "../../argo-cd/hooks.ts";
import { lateIn } from "../../argo-cd/late.ts";
import { stepText } from "../../argo-cd/steps.ts";
import type { Rule } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** What something needs is applied in no later wave of the same sync. */
export const waveOrder: Rule = {
  number: 416,
  name: "wave-order",
  reason:
    "A wave begins when the one before it is healthy: what waits for something of a later wave waits for ever.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/",
  *check(graph) {
    for (const { from: at, step, what, by, byStep, application, isMovedForward } of lateIn(graph)) {
      if (isHook(at) && (step.phase !== 0 || isMovedForward)) continue;
      const bringer = what === titleOf(by) ? "which" : `which ${titleOf(by)} brings and which`;
      const effect = isMovedForward
        ? "the waves say the opposite of what is to happen, and Argo CD follows them only in part"
        : "that never begins";
      yield {
        at,
        ...(isMovedForward && { severity: "warning" }),
        message: `it is applied in ${stepText(step)} and needs ${what}, ${bringer} Application ${application.name} applies in ${stepText(byStep)}: ${effect}`,
        fix: `give ${titleOf(by)} the same wave or an earlier one`,
      };
    }
  },
};
