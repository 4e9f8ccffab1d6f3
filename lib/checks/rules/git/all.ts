import type { Rule } from "../../rule.ts";

/** What must not be in Git: numbers from 500. */
export const gitRules: readonly Rule[] = [];
