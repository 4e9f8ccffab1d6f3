import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup, kindsIn } from "#lib/render/scope.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kindOf } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** What to say of a custom resource whose definition nothing brings, or brings without the version it is written in. */
function violationOf(graph: Graph, at: Resource): Violation | undefined {
  const { apiVersion, kind } = at.object;
  const { group } = kindOf(at.object);
  if (isBuiltinGroup(group)) return undefined;
  const definition = graph.definitions.get(kindId({ group, kind }));
  if (definition === undefined) {
    return graph.definedGroups.has(group) ? misspelt(at, group) : missing(graph, at, group);
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

/** Of a group whose kinds nobody lists: what to say of one that is nearly one that it is known for. */
function misspelt(at: Resource, group: string): Violation | undefined {
  const { kind } = at.object;
  const near = kindsIn(group).includes(kind) ? undefined : nearest(kind, kindsIn(group));
  if (near === undefined) return undefined;
  return { at, message: `${group} has no kind ${kind}`, fix: `write ${near}` };
}

/** Groups of custom kinds that something in the cluster defines. */
const groupsIn = oncePerGraph(
  ({ definitions, definedGroups }): ReadonlySet<string> =>
    new Set([...definedGroups, ...[...definitions.keys()].map((id) => id.split("/")[0] ?? "")]),
);

function missing(graph: Graph, at: Resource, group: string): Violation {
  const { charts, tree } = graph;
  const near = nearest(group, groupsIn(graph));
  const message = `nothing brings the CustomResourceDefinition of ${at.object.kind} of ${group}`;
  const fix = "add the add-on that brings it, or the definition itself";
  if (near !== undefined) return { at, message, fix: `write ${near}, or ${fix}` };
  const undescribed = charts.filter(({ provided }) => provided === undefined).map(({ chart }) => chart);
  const isOld = tree.facts.preinstalled === undefined;
  if (undescribed.length === 0 && !isOld) return { at, message, fix };
  const doubt =
    undescribed.length === 0
      ? "what is preinstalled"
      : `whether chart ${enumerate([...new Set(undescribed)].sort())} does`;
  return { at, severity: "warning", message: `${message}, but the facts do not say ${doubt}`, fix };
}

/** Every custom resource is of a kind and version that something defines. */
export const customResourceDefinitions: Rule = {
  number: 123,
  name: "custom-resource-definitions",
  reason: "The API server knows no kind that no CustomResourceDefinition brings, and a sync stops there.",
  see: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/",
  *check(graph) {
    const doubted = new Set<string>();
    for (const resource of graph.resources) {
      const violation = violationOf(graph, resource);
      if (violation === undefined) continue;
      // What is doubtful of one object of a kind is so of all.
      if (violation.severity === "warning" && doubted.has(violation.message)) continue;
      doubted.add(violation.message);
      yield violation;
    }
  },
};
