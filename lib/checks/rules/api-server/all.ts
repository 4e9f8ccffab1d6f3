import type { Rule } from "../../rule.ts";

/** What the API server refuses although a schema takes it: numbers from 100. */
export const apiServerRules: readonly Rule[] = [];
