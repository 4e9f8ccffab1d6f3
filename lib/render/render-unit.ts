import { addAddOn } from "#lib/constructs/add-on.ts";
import { addApplication } from "#lib/constructs/application.ts";
import type { Scope } from "#lib/constructs/scope.ts";
import type { InstalledChart } from "#lib/model/chart.ts";
import type { PlannedCluster, PlannedUnit } from "./cluster-units.ts";
import type { Relations } from "./relations.ts";
import { type Fields, groupOf, type KubernetesObject, type Resource } from "./resource.ts";
import { scopeOf } from "./scope.ts";
import { synthesize } from "./synthesize.ts";
import type { ChartRelease, Unit } from "./tree.ts";
import { installedCharts } from "./unit-charts.ts";

/** An object with its place: it lives in its unit's namespace unless it names another, or its kind knows none. */
export function resourceOf(object: KubernetesObject, unit: Omit<Unit, "resources" | "charts">): Resource {
  const { namespace } = object.metadata;
  const kind = { group: groupOf(object.apiVersion), kind: object.kind };
  const own = typeof namespace === "string" ? namespace : unit.namespace;
  return {
    object,
    origin: { definition: unit.definition },
    cluster: unit.cluster,
    unit: unit.name,
    namespace: scopeOf(kind) === "cluster" ? undefined : own,
  };
}

function releaseOf({ chart, brings }: InstalledChart, namespace: string): ChartRelease {
  const { repository, name, version, release, skipSchemaValidation } = chart;
  const values: Fields = JSON.parse(JSON.stringify(chart.values));
  return { release, repository, chart: name, version, namespace, values, skipSchemaValidation, brings };
}

function buildUnit(unit: PlannedUnit, scope: Scope, relations: Relations): void {
  if (unit.kind === "add-on") addAddOn(scope, unit.addOn, unit.contents);
  else addApplication(scope, unit.contents, (workload) => relations.of(workload));
}

/** The charts and resources of one unit. */
export function renderUnit(unit: PlannedUnit, plan: PlannedCluster, relations: Relations): Unit {
  const { name, definition, namespace } = unit;
  const { cluster, offers } = plan;
  const objects = synthesize({ unit: name, namespace, cluster, offers }, (scope) =>
    buildUnit(unit, scope, relations),
  );
  const place = { name, definition, namespace, cluster: cluster.name };
  return {
    ...place,
    charts: installedCharts(unit, plan).map((installed) => releaseOf(installed, namespace)),
    resources: objects.map((object) => resourceOf(object, place)),
  };
}
