import type { Resource } from "#lib/render/resource.ts";
import { brokenRules } from "../../definitions/broken-rules.ts";
import { withDefaults } from "../../definitions/defaults.ts";
import { type DefinitionSchema, definitionOf } from "../../definitions/find.ts";
import { isSound } from "../../definitions/sound.ts";
import { faultsOfValue } from "../../definitions/validate.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import { typesIn } from "../../graph/types.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Whether a newer version of the definition than the one known here may be installed. */
function isDoubtful({ definitions, definedGroups }: Graph, { object, origin }: Resource): boolean {
  const kind = kindOf(object);
  return origin.definition === undefined && !definitions.has(kindId(kind)) && !definedGroups.has(kind.group);
}

function* violationsOf(
  graph: Graph,
  at: Resource,
  { node, isInTree }: DefinitionSchema,
): Generator<Violation> {
  const isAllowed = isSound(at.object, node);
  if (isAllowed && !node.isRuled) return;
  const object = withDefaults(at.object, node);
  const faults = isAllowed ? [] : faultsOfValue(object, node);
  for (const { isUnknownField, ...fault } of faults) {
    const mayBeKnown = isUnknownField === true && !isInTree && isDoubtful(graph, at);
    yield { at, ...fault, ...(mayBeKnown && { severity: "warning" }) };
  }
  // The API server asks for them where the rest is right.
  if (faults.every(({ isUnknownField }) => isUnknownField === true)) {
    for (const fault of brokenRules(object, node)) yield { at, ...fault };
  }
}

/** Custom resources are what their definitions allow: those in the tree, or upstream's. */
export const customResources: Rule = {
  number: 174,
  name: "custom-resources",
  reason:
    "The API server refuses a custom resource that its definition does not allow, and drops fields that it does not know.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
  *check(graph, schemas) {
    for (const { first, resources } of typesIn(graph)) {
      const definition = definitionOf(graph, schemas, first.object);
      if (definition === undefined) continue;
      for (const at of resources) yield* violationsOf(graph, at, definition);
    }
  },
};
