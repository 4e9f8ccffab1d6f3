import type { Rule } from "./rule.ts";
import { apiServerRules } from "./rules/api-server/all.ts";
import { argoCdRules } from "./rules/argo-cd/all.ts";
import { gitRules } from "./rules/git/all.ts";
import { runRules } from "./rules/run/all.ts";
import { startRules } from "./rules/start/all.ts";

/** Rules about the same moment in which a manifest fails. */
export interface Category {
  readonly title: string;
  readonly sentence: string;
  readonly rules: readonly Rule[];
}

/** The categories in the order of their numbers. */
export const categories: readonly Category[] = [
  {
    title: "What the API server refuses",
    sentence: "A schema takes these manifests, and the API server does not: the sync stops there.",
    rules: apiServerRules,
  },
  {
    title: "What does not start",
    sentence:
      "These manifests are accepted, and then their pods do not start, or start without what they need.",
    rules: startRules,
  },
  {
    title: "What runs and does not work",
    sentence: "Everything is there and looks well, and requests, metrics or protection do not arrive.",
    rules: runRules,
  },
  {
    title: "What Argo CD does not do",
    sentence: "Argo CD refuses these manifests, syncs them in an order that fails, or loses what they made.",
    rules: argoCdRules,
  },
  {
    title: "What must not be in Git",
    sentence: "What is committed stays in the history and is what every later sync applies.",
    rules: gitRules,
  },
];

/** Every rule there is. */
export const rules: readonly Rule[] = categories.flatMap((category) => category.rules);
