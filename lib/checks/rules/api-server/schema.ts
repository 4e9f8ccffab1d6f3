import { groupOf, type Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { definitionOf } from "../../definitions/find.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import { typesIn } from "../../graph/types.ts";
import type { Rule, Violation } from "../../rule.ts";
import { noFaults, type SchemaFaults } from "../../schema-source.ts";

/** Kinds of their own are no concern of this rule in the manifests of others; ours have a schema each. */
function isForeign({ object, origin }: Resource): boolean {
  return origin.definition === undefined && !isBuiltinGroup(groupOf(object.apiVersion));
}

function* violationsOf(
  at: Resource,
  faults: SchemaFaults | undefined,
  isDefined: boolean,
): Generator<Violation> {
  const { object } = at;
  if (faults === undefined) {
    if (isDefined || isForeign(at)) return;
    yield {
      at,
      message: `no schema for ${object.kind} of ${object.apiVersion}`,
      fix: "correct apiVersion and kind, or add the CustomResourceDefinition or the type package that has it",
    };
    return;
  }
  for (const error of faults.errors) {
    yield { at, message: error, fix: `correct the field as ${object.kind} of ${object.apiVersion} has it` };
  }
  for (const field of faults.unknown) {
    yield {
      at,
      // Which version of a custom kind is installed, nobody says.
      ...(isForeign(at) && !isDefined && { severity: "warning" }),
      message: `${field} is no field of ${object.kind} of ${object.apiVersion}`,
      fix: "remove it, or correct its name or its place",
    };
  }
}

/** Every object is what its kind's schema allows, and has no other fields. */
export const schema: Rule = {
  number: 101,
  name: "schema",
  reason:
    "The API server refuses an object that its schema does not allow, and drops fields that it does not know.",
  see: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
  *check(graph, schemas) {
    const { definitions, definedGroups } = graph;
    for (const { first, resources } of typesIn(graph)) {
      // Custom resources are held against their definitions elsewhere.
      if (definitionOf(graph, schemas, first.object) !== undefined) continue;
      const kind = kindOf(first.object);
      const isDefined = definitions.has(kindId(kind)) || definedGroups.has(kind.group);
      for (const resource of resources) {
        const faults = schemas.faultsOf(resource.object);
        if (faults !== noFaults) yield* violationsOf(resource, faults, isDefined);
      }
    }
  },
};
