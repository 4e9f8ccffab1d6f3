import type { Rule } from "../../rule.ts";

/** What is accepted, starts and then fails: numbers from 200. */
export const startRules: readonly Rule[] = [];
