import type { InstalledChart } from "#lib/model/chart.ts";
import type { Provided } from "#lib/model/provided.ts";
import type { Facts } from "./facts.ts";

/** What two releases of one chart bring together: lists are joined, maps as well. */
function together(one: Provided, other: Provided): Provided {
  const entries = Object.entries(other).map(([field, value]) => {
    const before =
      Object.entries(one).find(([name]) => name === field)?.[1] ?? (Array.isArray(value) ? [] : {});
    return [field, Array.isArray(value) ? [...before, ...value] : { ...before, ...value }];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

/** What the charts of a cluster bring, by the name of the chart. */
export function providedByCharts(charts: readonly InstalledChart[]): NonNullable<Facts["chartsProvide"]> {
  const provided: Record<string, Provided> = {};
  for (const { chart, brings } of charts) {
    provided[chart.name] = together(provided[chart.name] ?? {}, brings);
  }
  return provided;
}
