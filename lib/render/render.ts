import type { Cluster } from "#lib/model/cluster.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import { acceptInUnit, acceptOfUnits } from "./acceptances.ts";
import { providedByCharts } from "./chart-facts.ts";
import { ClusterClaims } from "./claims.ts";
import { type PlannedUnit, planCluster } from "./cluster-units.ts";
import { AwsNames } from "./infrastructure/aws-names.ts";
import { clusterInfrastructure } from "./infrastructure/cluster-infrastructure.ts";
import { factsOfInfrastructure } from "./infrastructure/known.ts";
import { type UnitInfrastructure, unitInfrastructure } from "./infrastructure/unit-infrastructure.ts";
import { missingClusters } from "./missing-clusters.ts";
import { type Ordered, orderUnits } from "./order.ts";
import { attempt, type Problem, withoutRepetition } from "./problem.ts";
import { Relations, relateUnit } from "./relations.ts";
import { renderUnit, resourceOf } from "./render-unit.ts";
import { repeatedClusters } from "./repeated-clusters.ts";
import type { KubernetesObject } from "./resource.ts";
import { checkRouteTargets } from "./route-targets.ts";
import type { Tree, Unit } from "./tree.ts";
import { installedCharts } from "./unit-charts.ts";

/** Makes the objects by which Argo CD delivers the units of a cluster. */
export type Deliver = (cluster: Cluster, units: readonly Ordered[]) => KubernetesObject[];

/** Delivery with the definition that it comes from and the namespace of its objects. */
export interface Delivery extends Defined<Deliver> {
  readonly unit: string;
  readonly namespace: string;
}

/** One tree a cluster, and everything that was refused on the way. */
export interface Rendered {
  readonly trees: readonly Tree[];
  readonly problems: readonly Problem[];
}

/** By code unit, which no locale changes. */
function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

/** The unit that delivers all others. */
function deliver(
  { value, file, unit: name, namespace }: Delivery,
  cluster: Cluster,
  order: () => readonly Ordered[] | undefined,
  problems: Problem[],
): Unit {
  const place = { name, definition: file, namespace, cluster: cluster.name };
  const where = { definition: file, cluster: cluster.name, unit: name };
  const objects = attempt(problems, where, () => {
    const ordered = order();
    return ordered === undefined ? [] : value(cluster, ordered);
  });
  return { ...place, charts: [], resources: (objects ?? []).map((object) => resourceOf(object, place)) };
}

/** What a unit asks of AWS, under names that nobody else in the fleet has there. */
function askOf(unit: PlannedUnit, cluster: Cluster, names: AwsNames): UnitInfrastructure {
  const asked = unitInfrastructure(unit, cluster);
  names.claim(asked, unit.name, cluster);
  return asked;
}

function renderCluster(
  cluster: Cluster,
  fleet: Fleet,
  delivery: Delivery,
  { names, problems }: { readonly names: AwsNames; readonly problems: Problem[] },
): Tree {
  const plan = planCluster(cluster, fleet, problems);
  const claims = new ClusterClaims(plan, { name: delivery.unit, definition: delivery.file });
  const relations = new Relations();
  const attemptFor = <T>({ definition, name: unit }: PlannedUnit, work: () => T) =>
    attempt(problems, { definition, cluster: cluster.name, unit }, work);
  // A unit without a name of its own is left out: everything in it would be refused once more.
  const planned = [...plan.addOns, ...plan.applications].filter((unit) =>
    attemptFor(unit, () => claims.claimName(unit)),
  );
  const applications = planned.filter((unit) => unit.kind === "application");
  for (const unit of planned) {
    attemptFor(unit, () => {
      claims.check(unit);
      checkRouteTargets(unit);
    });
  }
  // By name, so that the rules of a policy keep their places whatever the order of the definitions.
  for (const unit of applications.toSorted(byName)) {
    attemptFor(unit, () => relateUnit(relations, unit, plan));
  }
  const units = planned
    .map((unit) => attemptFor(unit, () => acceptInUnit(renderUnit(unit, plan, relations), unit)))
    .filter((unit) => unit !== undefined)
    .filter((unit) => unit.resources.length + unit.charts.length > 0);
  const charts = planned.flatMap((unit) => attemptFor(unit, () => installedCharts(unit, plan)) ?? []);
  const asked = planned.flatMap((unit) => attemptFor(unit, () => askOf(unit, cluster, names)) ?? []);
  const infrastructure = clusterInfrastructure(cluster, asked);
  const facts = {
    ...factsOfInfrastructure(infrastructure),
    chartsProvide: providedByCharts(charts),
    imageRepositories: asked.flatMap(({ imageRepositories }) => imageRepositories),
  };
  const delivered = deliver(delivery, cluster, () => orderUnits(units, facts, applications), problems);
  return {
    cluster: cluster.name,
    facts,
    infrastructure,
    contract: infrastructure,
    units: [...units, acceptOfUnits(delivered, planned)],
  };
}

/**
 * Renders a fleet: the one pure function that every command uses. It reads no file, no clock and no environment;
 * the same fleet gives the same trees. Everything that is refused is collected, so that one run reports it all.
 */
export function render(fleet: Fleet, delivery: Delivery): Rendered {
  const problems = [...repeatedClusters(fleet), ...missingClusters(fleet)];
  const names = new AwsNames();
  const trees = fleet.clusters.map(({ file: definition, value }) => ({
    ...renderCluster(value, fleet, delivery, { names, problems }),
    definition,
  }));
  return { trees, problems: withoutRepetition(problems) };
}
