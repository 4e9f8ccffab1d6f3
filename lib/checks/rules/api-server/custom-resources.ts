import type { Resource } from "#lib/render/resource.ts";
import { faultsOfValue } from "../../definitions/validate.ts";
import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** Custom resources of a definition. */
function resourcesOf(graph: Graph, { object }: Resource): readonly Resource[] {
  const [group, kind] = [textAt(object, "spec", "group"), textAt(object, "spec", "names", "kind")];
  return group === undefined || kind === undefined ? [] : graph.ofKind({ group, kind });
}

/** The schema of a version of a definition; what is there of every object is not in it. */
function schemaOf({ object }: Resource, apiVersion: string): Found {
  const name = apiVersion.slice(apiVersion.indexOf("/") + 1);
  const version = listAt(object, "spec", "versions").find((one) => textAt(one, "name") === name);
  return valueAt(version, "schema", "openAPIV3Schema");
}

/** Custom resources are what the definition in the tree allows. */
export const customResources: Rule = {
  number: 174,
  name: "custom-resources",
  reason:
    "The API server refuses a custom resource that its definition does not allow, and drops fields that it does not know.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
  *check(graph) {
    const definitions = stableOf(graph, kinds.customResourceDefinition);
    for (const same of Map.groupBy(definitions, ({ object }) => object.metadata.name).values()) {
      const [definition, other] = same;
      // Where a tree has two of a name, nobody knows which one wins.
      if (definition === undefined || other !== undefined) continue;
      for (const at of resourcesOf(graph, definition)) {
        const { apiVersion, kind, metadata, ...fields } = at.object;
        const schema = schemaOf(definition, apiVersion);
        if (!isMap(schema)) continue;
        const general = { apiVersion: {}, kind: {}, metadata: {} };
        const whole = { ...schema, properties: { ...mapAt(schema, "properties"), ...general } };
        const named = { apiVersion, kind, metadata: null, ...fields };
        for (const fault of faultsOfValue([], named, whole)) yield { at, ...fault };
      }
    }
  },
};
