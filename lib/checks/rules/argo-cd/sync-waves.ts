import { annotatedWith, annotationOf, annotations } from "../../argo-cd/annotations.ts";
import type { Rule } from "../../rule.ts";

/** Sync waves are whole numbers. */
export const syncWaves: Rule = {
  number: 415,
  name: "sync-waves",
  reason: "A wave that is no whole number is taken for wave 0 without a word.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/",
  *check(graph) {
    for (const at of annotatedWith(graph, annotations.syncWave)) {
      const wave = annotationOf(at, annotations.syncWave);
      if (wave === undefined || /^[+-]?\d+$/.test(wave)) continue;
      yield {
        at,
        message: `sync wave "${wave}" is no whole number: Argo CD applies it in wave 0`,
        fix: 'write a whole number as text, such as "-1" or "2"',
      };
    }
  },
};
