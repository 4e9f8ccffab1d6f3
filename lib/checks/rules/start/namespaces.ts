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

function isThere(graph: Graph, namespace: string): boolean {
  return namespace === homeOf(graph) || graph.names.producersOf(kinds.namespace, "", namespace).length > 0;
}

/** What to say of a namespace that nothing creates. */
function absence(graph: Graph, namespace: string): Pick<Violation, "fix" | "severity"> {
  const near = nearest(namespace, graph.names.namesIn(kinds.namespace, ""));
  const correction = near === undefined ? "" : `write ${near}, or `;
  const fix = `${correction}add Namespace ${namespace}`;
  // Without the facts it may have been there before.
  const isCertain = graph.tree.facts.preinstalled !== undefined;
  return { fix, ...(!isCertain && { severity: "warning" }) };
}

function* missingOfResources(graph: Graph): Generator<Violation> {
  const inside = Map.groupBy(graph.resources, ({ namespace }) => namespace);
  for (const [namespace, resources] of inside) {
    if (!namespace || isThere(graph, namespace)) continue;
    const living = resources.filter((at) => scopeIn(graph, at) === "namespace");
    for (const [at, ...others] of Map.groupBy(living, ({ unit }) => unit).values()) {
      if (at === undefined) continue;
      yield {
        at,
        message: `namespace ${namespace}, which nothing creates, is to hold ${count(others.length + 1, "object")} of this unit`,
        ...absence(graph, namespace),
      };
    }
  }
}

function* missingOfCharts(graph: Graph): Generator<Violation> {
  for (const { chart, namespace, unit } of graph.charts) {
    if (namespace === undefined || isThere(graph, namespace)) continue;
    yield {
      at: unit,
      message: `chart ${chart} goes to namespace ${namespace}, which nothing creates`,
      ...absence(graph, namespace),
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
