import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { scopeIn } from "../../graph/scope.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count } from "../../wording.ts";

/** The namespace of most Applications: Argo CD was installed there before it could sync anything. */
const homeOf = oncePerGraph(({ applications }): string | undefined => {
  const groups = [...Map.groupBy(applications.all, ({ namespace }) => namespace)];
  groups.sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0];
});

/** What to say of a namespace that nothing creates; nothing for one that exists. */
function absence(graph: Graph, namespace: string): Pick<Violation, "fix" | "severity"> | undefined {
  if (namespace === homeOf(graph)) return undefined;
  if (graph.names.producersOf(kinds.namespace, "", namespace).length > 0) return undefined;
  const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
  const correction = near === undefined ? "" : `write ${near}, or `;
  const fix = `${correction}add Namespace ${namespace}`;
  // Without the facts it may have been there before.
  const isCertain = graph.tree.facts.preinstalled !== undefined;
  return { fix, ...(!isCertain && { severity: "warning" }) };
}

function* missingOfResources(graph: Graph): Generator<Violation> {
  const living = graph.resources.filter((at) => at.namespace && scopeIn(graph, at) === "namespace");
  const groups = Map.groupBy(living, ({ unit, namespace }) => JSON.stringify([unit, namespace]));
  for (const inhabitants of groups.values()) {
    const [at] = inhabitants;
    if (at?.namespace === undefined) continue;
    const missing = absence(graph, at.namespace);
    if (missing === undefined) continue;
    const objects = count(inhabitants.length, "object");
    yield {
      at,
      message: `namespace ${at.namespace}, which nothing creates, is to hold ${objects} of this unit`,
      ...missing,
    };
  }
}

function* missingOfCharts(graph: Graph): Generator<Violation> {
  for (const { chart, namespace, unit } of graph.charts) {
    const missing = namespace === undefined ? undefined : absence(graph, namespace);
    if (missing === undefined) continue;
    yield {
      at: unit,
      message: `chart ${chart} goes to namespace ${namespace}, which nothing creates`,
      ...missing,
    };
  }
}

/** Every namespace that objects and charts go to exists. */
export const namespaces: Rule = {
  number: 202,
  name: "namespaces",
  reason: "An object of a namespace that does not exist is refused, and a sync stops there.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
  *check(graph) {
    yield* missingOfResources(graph);
    yield* missingOfCharts(graph);
  },
};
