import { type Found, listAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { requirementsOf } from "../scheduling/node-selection.ts";
import { nodesOf } from "../scheduling/nodes.ts";

const zoneKey = /(^|[./])zone$/;

/** The zones of a cluster; undefined where the facts do not tell them. */
export function zonesOf(graph: Graph): readonly string[] | undefined {
  const ofNodes = (nodesOf(graph) ?? []).flatMap(({ zone }) => zone ?? []);
  const zones = [...new Set([...(graph.tree.facts.zones ?? []), ...ofNodes])].sort();
  return zones.length === 0 ? undefined : zones;
}

/** The zones that terms of a topology allow; undefined where one of them says nothing of zones. */
export function zonesOfTerms(terms: readonly Found[], list: "matchExpressions" | "matchLabelExpressions") {
  if (terms.length === 0) return undefined;
  const zones = terms.map((term) => {
    const expressions = requirementsOf("", { matchExpressions: listAt(term, list) });
    // The topologies of a class have no operator.
    return expressions.find(
      ({ key, operator }) => zoneKey.test(key) && (operator === "In" || operator === ""),
    )?.values;
  });
  return zones.some((values) => values === undefined)
    ? undefined
    : [...new Set(zones.flatMap((values) => values ?? []))];
}
