import type { Rule } from "./rule.ts";
import { apiServerRules } from "./rules/api-server/all.ts";
import { argoCdRules } from "./rules/argo-cd/all.ts";
import { gitRules } from "./rules/git/all.ts";
import { runRules } from "./rules/run/all.ts";
import { startRules } from "./rules/start/all.ts";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  ...apiServerRules,
  ...startRules,
  ...runRules,
  ...argoCdRules,
  ...gitRules,
];
