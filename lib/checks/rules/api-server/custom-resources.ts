import type { Resource } from "#lib/render/resource.ts";
import { brokenRules } from "../../definitions/broken-rules.ts";
import { withDefaults } from "../../definitions/defaults.ts";
import { type DefinitionSchema, definitionOf } from "../../definitions/find.ts";
import { faultsOfValue } from "../../definitions/validate.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

function* violationsOf(at: Resource, { node }: DefinitionSchema, isDoubtful: boolean): Generator<Violation> {
  const object = withDefaults(at.object, node);
  let isSound = true;
  for (const { isUnknownField, ...fault } of faultsOfValue(object, node)) {
    isSound &&= isUnknownField === true;
    yield { at, ...fault, ...(isUnknownField === true && isDoubtful && { severity: "warning" }) };
  }
  // The API server asks for them where the rest is right.
  if (isSound) for (const fault of brokenRules(object, node)) yield { at, ...fault };
}

/** Whether a newer version of the definition than the one known here may be installed. */
function isDoubtful({ definitions, definedGroups }: Graph, { object, origin }: Resource): boolean {
  const kind = kindOf(object);
  return origin.definition === undefined && !definitions.has(kindId(kind)) && !definedGroups.has(kind.group);
}

/** Custom resources are what their definitions allow: those in the tree, or upstream's. */
export const customResources: Rule = {
  number: 174,
  name: "custom-resources",
  reason:
    "The API server refuses a custom resource that its definition does not allow, and drops fields that it does not know.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
  *check(graph, schemas) {
    for (const at of graph.resources) {
      const definition = definitionOf(graph, schemas, at.object);
      if (definition === undefined) continue;
      yield* violationsOf(at, definition, !definition.isInTree && isDoubtful(graph, at));
    }
  },
};
