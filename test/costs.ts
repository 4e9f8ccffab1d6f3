import { graphOf } from "#lib/checks/graph/graph.ts";
import type { CostNotes } from "#lib/cost/documented.ts";
import { type CostReport, costReportOf } from "#lib/cost/report.ts";
import { renderedTrees } from "./rendered.ts";

/**
 * What a cluster of the repository costs.
 *
 * @throws Error when there is no such cluster, or no price for it
 */
export async function renderedCost(cluster: string, notes: CostNotes): Promise<CostReport> {
  const trees = await renderedTrees();
  const tree = trees.find((one) => one.cluster === cluster);
  const report = tree && costReportOf(graphOf(tree), notes);
  if (report === undefined) throw new Error(`nothing is known of the cost of cluster ${cluster}`);
  return report;
}

/** USD a month of a category of a bill. */
export function categoryOf({ lines }: CostReport, category: string): number {
  return lines.filter((line) => line.category === category).reduce((sum, { monthly }) => sum + monthly, 0);
}
