import type { Labels, Selector } from "../graph/labels.ts";
import { matches } from "../graph/labels.ts";
import type { Answer } from "./answer.ts";

/**
 * Whether a selector selects what has these labels. Where not every label is known, only one that it does have
 * and that the selector does not want, or a set of labels that satisfies it, settles that.
 */
export function selects(selector: Selector, labels: Labels, isComplete: boolean): Answer {
  if (isComplete) return matches(selector, labels) ? "yes" : "no";
  const isKnown = (key: string) => labels.has(key);
  const known: Selector = {
    labels: selector.labels.filter(([key]) => isKnown(key)),
    expressions: selector.expressions.filter(({ key }) => isKnown(key)),
  };
  if (!matches(known, labels)) return "no";
  const isDecided =
    known.labels.length === selector.labels.length &&
    known.expressions.length === selector.expressions.length;
  return isDecided ? "yes" : "maybe";
}
