import type { InstalledChart } from "../../graph/charts.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { splitName } from "../../graph/producers/cluster.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Where charts take the name of the ServiceAccount of what they are named after. */
const places = [
  ["serviceAccount", "name"],
  ["serviceAccount", "server", "name"],
  ["controller", "serviceAccount", "name"],
] as const;

function namesIn({ values }: InstalledChart): string[] {
  return places.flatMap((path) => textAt(values, ...path) ?? []);
}

function faultOf(graph: Graph, chart: InstalledChart): Fault | undefined {
  const accounts = (chart.provided?.serviceAccounts ?? []).map(splitName);
  const roles = graph.tree.facts.podIdentityAssociations ?? [];
  const withRole = accounts.filter((one) =>
    roles.some(({ namespace, serviceAccount }) => namespace === one.namespace && serviceAccount === one.name),
  );
  const [first] = withRole;
  if (first === undefined || chart.namespace === undefined) return undefined;
  const wanted = `ServiceAccount ${first.namespace}/${first.name} has its role at AWS`;
  if (accounts.every(({ namespace }) => namespace !== chart.namespace)) {
    return {
      message: `chart ${chart.chart} goes to namespace ${chart.namespace}, and ${wanted}: it gets no credentials`,
      fix: `write namespace ${first.namespace}`,
    };
  }
  const told = namesIn(chart);
  if (told.length === 0 || told.some((name) => accounts.some((one) => one.name === name))) return undefined;
  return {
    message: `chart ${chart.chart} works as ServiceAccount ${enumerate(told)}, and ${wanted}: it gets no credentials`,
    fix: `write ${first.name}`,
  };
}

/** Charts work as the ServiceAccounts that have their roles at AWS. */
export const chartAccounts: Rule = {
  number: 219,
  name: "chart-accounts",
  reason: "A controller under another name or in another namespace than its role knows is refused by AWS.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
  *check(graph) {
    const installed = Map.groupBy(graph.charts, ({ chart }) => chart);
    for (const [chart, ...others] of installed.values()) {
      // Which of several the facts speak of, nobody knows.
      if (chart === undefined || others.length > 0 || chart.provided?.isTold !== true) continue;
      const fault = faultOf(graph, chart);
      if (fault !== undefined) yield { at: chart.by ?? chart.unit, ...fault };
    }
  },
};
