import type { Rule } from "../../rule.ts";

/** What runs and does not work: numbers from 300. */
export const runRules: readonly Rule[] = [];
