import { exporterOf } from "#lib/constructs/exporter.ts";
import type { InstalledChart } from "#lib/model/chart.ts";
import type { PlannedCluster, PlannedUnit } from "./cluster-units.ts";

/** The charts of a unit, with what they bring: its own, or the exporters of an application's servers. */
export function installedCharts(unit: PlannedUnit, { offers }: PlannedCluster): InstalledChart[] {
  if (unit.kind === "add-on") {
    const { chart, brings = {} } = unit.contents;
    return chart === undefined ? [] : [{ chart, brings }];
  }
  return unit.contents.workloads
    .filter((workload) => workload.kind === "postgres" || workload.kind === "redis")
    .map((store) => exporterOf({ offers, namespace: unit.namespace }, store))
    .filter((chart) => chart !== undefined);
}
