import { mapAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { type QueryRule, queryRulesOf } from "./prometheus-rules.ts";

/** A label or an annotation of an alert that Prometheus may fill in. */
export interface AlertText {
  readonly rule: QueryRule;
  /** `annotations.summary`. */
  readonly place: string;
  readonly text: string;
}

/** Most texts are no templates. */
function isPlain(text: string): boolean {
  return !text.includes("{{") && !text.includes("}}") && !text.includes("$labels");
}

/** Every text of an alert that may be a template. */
export const alertTextsOf = oncePerGraph((graph): readonly AlertText[] => {
  const found: AlertText[] = [];
  for (const rule of queryRulesOf(graph)) {
    if (rule.alert === undefined) continue;
    for (const field of ["labels", "annotations"]) {
      const texts = mapAt(rule.fields, field);
      for (const key of Object.keys(texts)) {
        const text = texts[key];
        if (typeof text === "string" && !isPlain(text)) found.push({ rule, place: `${field}.${key}`, text });
      }
    }
  }
  return found;
});
