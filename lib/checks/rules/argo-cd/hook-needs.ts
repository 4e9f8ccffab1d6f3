import { isHook } from "../../argo-cd/hooks.ts";
import { lateIn } from "../../argo-cd/late.ts";
import { stepText } from "../../argo-cd/steps.ts";
import type { Rule } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** What a hook needs is there before it runs. */
export const hookNeeds: Rule = {
  number: 422,
  name: "hook-needs",
  reason:
    "A PreSync hook runs before everything else: on the first sync what it needs is not there, and never comes.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/",
  *check(graph) {
    for (const { from: at, step, what, by, byStep, application, isMovedForward } of lateIn(graph)) {
      if (!isHook(at) || step.phase === 0 || isMovedForward) continue;
      const bringer = what === titleOf(by) ? "which" : `which ${titleOf(by)} brings and which`;
      yield {
        at,
        message: `it runs in ${stepText(step)} and needs ${what}, ${bringer} Application ${application.name} applies in ${stepText(byStep)}: the first sync never gets there`,
        fix: `make ${titleOf(by)} a PreSync hook of an earlier wave, or this one a Sync hook`,
      };
    }
  },
};
