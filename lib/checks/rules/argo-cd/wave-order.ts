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
    for (const { from: at, step, what, by, byStep, application } of lateIn(graph)) {
      if (isHook(at) && step.phase !== 0) continue;
      const bringer = what === titleOf(by) ? "which" : `which ${titleOf(by)} brings and which`;
      yield {
        at,
        message: `it is applied in ${stepText(step)} and needs ${what}, ${bringer} Application ${application.name} applies in ${stepText(byStep)}: that never begins`,
        fix: `give ${titleOf(by)} the same wave or an earlier one`,
      };
    }
  },
};
