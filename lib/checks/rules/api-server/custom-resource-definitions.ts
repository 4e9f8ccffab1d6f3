import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** What to say of a custom resource whose definition nothing brings, or brings without the version it is written in. */
function violationOf(graph: Graph, at: Resource): Violation | undefined {
  const { apiVersion, kind } = at.object;
  const { group } = kindOf(at.object);
  if (isBuiltinGroup(group)) return undefined;
  const definition = graph.definitions.get(kindId({ group, kind }));
  if (definition === undefined) {
    return graph.definedGroups.has(group) ? undefined : missing(graph, at, `${kind} of ${group}`);
  }
  const version = apiVersion.slice(group.length + 1);
  if (definition.versions.has(version)) return undefined;
  const served = enumerate([...definition.versions].sort());
  return {
    at,
    message: `${kind} of ${group} is served as ${served}, not as ${version}`,
    fix: "correct apiVersion",
  };
}

function missing({ charts }: Graph, at: Resource, what: string): Violation {
  const undescribed = charts.filter(({ provided }) => provided === undefined).map(({ chart }) => chart);
  const message = `nothing brings the CustomResourceDefinition of ${what}`;
  const fix = "add the add-on that brings it, or the definition itself";
  if (undescribed.length === 0) return { at, message, fix };
  const doubt = `the facts do not say whether chart ${enumerate([...new Set(undescribed)].sort())} does`;
  return { at, severity: "warning", message: `${message}, but ${doubt}`, fix };
}

/** Every custom resource is of a kind and version that something defines. */
export const customResourceDefinitions: Rule = {
  number: 123,
  name: "custom-resource-definitions",
  reason: "The API server knows no kind that no CustomResourceDefinition brings, and a sync stops there.",
  see: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/",
  *check(graph) {
    for (const resource of graph.resources) {
      const violation = violationOf(graph, resource);
      if (violation !== undefined) yield violation;
    }
  },
};
