import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import { schemaWithScale } from "#lib/schemas/definitions/scale.ts";
import { stableOf } from "../fields/subjects.ts";
import { isMap, listAt, textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kindId, kindOf, kinds } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { SchemaSource } from "../schema-source.ts";
import { rootNode, type SchemaNode } from "./schema-node.ts";

/** What a definition says of the objects of a kind in one version. */
export interface DefinitionSchema {
  readonly node: SchemaNode;
  /** The definition is in the tree, so that nobody can doubt which version of it is installed. */
  readonly isInTree: boolean;
}

/** Definitions in the tree by the kind that they define; where a tree has two, nobody knows which one wins. */
const inTree = oncePerGraph((graph) => {
  const definitions = stableOf(graph, kinds.customResourceDefinition);
  return Map.groupBy(definitions, ({ object }) =>
    kindId({
      group: textAt(object, "spec", "group") ?? "",
      kind: textAt(object, "spec", "names", "kind") ?? "",
    }),
  );
});

const schemaOf = once(schemaWithScale);

function schemaIn({ object }: Resource, apiVersion: string): SchemaNode | undefined {
  const name = apiVersion.slice(apiVersion.indexOf("/") + 1);
  const version = listAt(object, "spec", "versions").find((one) => textAt(one, "name") === name);
  return isMap(version) ? rootNode(schemaOf(version)) : undefined;
}

/**
 * What the definition of a custom resource says of it: the one in the tree, else upstream's. Nothing for a kind of
 * Kubernetes itself, and for one whose definition is not known.
 */
export function definitionOf(
  graph: Graph,
  schemas: SchemaSource,
  object: KubernetesObject,
): DefinitionSchema | undefined {
  const [own, other] = inTree(graph).get(kindId(kindOf(object))) ?? [];
  if (other !== undefined) return undefined;
  const node = own === undefined ? rootNode(schemas.definitionOf(object)) : schemaIn(own, object.apiVersion);
  return node && { node, isInTree: own !== undefined };
}
