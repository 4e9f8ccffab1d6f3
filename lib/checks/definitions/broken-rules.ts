import type { Value } from "#lib/render/resource.ts";
import { evaluate } from "../cel/expression.ts";
import { isList, isMap } from "../graph/fields.ts";
import type { Fault } from "../rule.ts";
import { type Converted, celValue } from "./cel-value.ts";
import { type Place, placeText } from "./place.ts";
import type { SchemaNode, ValidationRule } from "./schema-node.ts";

/** Work that an object may cause. */
interface Work {
  left: number;
}

const mostWork = 3_000_000;

/** Longer rules are not looked at. */
const longestRule = 16_000;

const loops = /\b(all|exists|exists_one|filter|map)\s*\(/g;

/**
 * The work of a rule at most: each loop goes over all of the value, or makes it longer by as much as is added.
 * The API server limits it by the bounds of lists in the schema.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions
 */
function workOf(rule: string, size: number): number {
  const depth = rule.match(loops)?.length ?? 0;
  return Math.max(size, rule.split("+").length, 2) ** depth;
}

function faultOf(
  place: Place | undefined,
  { rule, message }: ValidationRule,
  self: Converted,
  work: Work,
): Fault | undefined {
  // What has to stay as it was is asked of changes.
  if (/\boldSelf\b/.test(rule) || rule.length > longestRule) return undefined;
  work.left -= workOf(rule, self.size);
  const outcome = work.left < 0 ? "unknown" : evaluate(rule, self.value);
  if (outcome === "unknown" || ("value" in outcome && outcome.value !== false)) return undefined;
  const why = "error" in outcome ? `${rule} fails: ${outcome.error}` : (message ?? `${rule} does not hold`);
  return {
    message: `${placeText(place) || "it"} breaks a rule of its definition: ${why.replace(/\s+/g, " ").trim().replace(/\.$/, "")}`,
    fix: "correct it as the rule says",
  };
}

function* ofValue(place: Place | undefined, value: Value, node: SchemaNode, work: Work): Generator<Fault> {
  if (!node.isRuled || value === null || work.left-- <= 0) return;
  if (node.rules.length > 0) {
    const self = celValue(value, node);
    work.left -= self.size;
    for (const rule of node.rules) {
      const fault = faultOf(place, rule, self, work);
      if (fault !== undefined) yield fault;
    }
  }
  if (isList(value)) {
    const items = node.items();
    if (items === undefined) return;
    for (const [i, item] of value.entries()) yield* ofValue({ above: place, segment: i }, item, items, work);
  } else if (isMap(value)) {
    const values = node.values();
    for (const [name, child] of Object.entries(value)) {
      const field = Object.hasOwn(node.fields, name) ? node.field(name) : values;
      if (field !== undefined) yield* ofValue({ above: place, segment: name }, child, field, work);
    }
  }
}

/**
 * Rules in CEL that a value breaks, where its schema holds otherwise. A rule that calls what is not known here says
 * nothing.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export function brokenRules(value: Value, node: SchemaNode): Iterable<Fault> {
  return ofValue(undefined, value, node, { left: mostWork });
}
