import type { Rule } from "../../rule.ts";

/** What Argo CD will not do: numbers from 400. */
export const argoCdRules: readonly Rule[] = [];
