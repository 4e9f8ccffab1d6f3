import { type AddOn, type AddOnContents, clustersOf, namespaceOf } from "#lib/model/add-on.ts";
import type { Application, ApplicationContents } from "#lib/model/application.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Defined, Fleet } from "#lib/model/fleet.ts";
import type { Offers } from "#lib/model/offers.ts";
import { attempt, type Problem } from "./problem.ts";

/** An add-on on one cluster, before anything of it is rendered. */
export interface PlannedAddOn {
  readonly kind: "add-on";
  readonly name: string;
  readonly definition: string;
  readonly namespace: string;
  readonly addOn: AddOn;
  readonly contents: AddOnContents;
}

/** An application on one cluster, before anything of it is rendered. */
export interface PlannedApplication {
  readonly kind: "application";
  readonly name: string;
  readonly definition: string;
  readonly namespace: string;
  /** All clusters that it is on, as its definition names them. */
  readonly on: readonly Cluster[];
  readonly contents: ApplicationContents;
}

/** A unit of a cluster, before anything of it is rendered. */
export type PlannedUnit = PlannedAddOn | PlannedApplication;

/** All units of a cluster, and what its add-ons do for them. */
export interface PlannedCluster {
  readonly cluster: Cluster;
  readonly addOns: readonly PlannedAddOn[];
  readonly applications: readonly PlannedApplication[];
  readonly offers: Offers;
}

/** What a definition puts on a cluster; undefined where it puts nothing there, or is refused. */
function contentsOf<Contents>(
  { file, value }: Defined<{ name: string; on: AddOn["on"]; contents(cluster: Cluster): Contents }>,
  cluster: Cluster,
  problems: Problem[],
): Contents | undefined {
  if (!clustersOf(value, [cluster]).includes(cluster)) return undefined;
  const place = { definition: file, cluster: cluster.name, unit: value.name };
  return attempt(problems, place, () => value.contents(cluster));
}

function planAddOn(defined: Defined<AddOn>, cluster: Cluster, problems: Problem[]): PlannedAddOn[] {
  const contents = contentsOf(defined, cluster, problems);
  if (contents === undefined) return [];
  const { file: definition, value: addOn } = defined;
  return [{ kind: "add-on", name: addOn.name, definition, namespace: namespaceOf(addOn), addOn, contents }];
}

function planApplication(
  defined: Defined<Application>,
  cluster: Cluster,
  problems: Problem[],
): PlannedApplication[] {
  const contents = contentsOf(defined, cluster, problems);
  if (contents === undefined) return [];
  const { name, on } = defined.value;
  return [{ kind: "application", name, definition: defined.file, namespace: name, on, contents }];
}

/** Reads what every definition puts on a cluster; what is refused is added to the problems. */
export function planCluster(cluster: Cluster, fleet: Fleet, problems: Problem[]): PlannedCluster {
  const addOns = fleet.addOns.flatMap((defined) => planAddOn(defined, cluster, problems));
  const applications = fleet.applications.flatMap((defined) => planApplication(defined, cluster, problems));
  const offers: Offers = Object.assign({}, ...addOns.map(({ contents }) => contents.offers ?? {}));
  return { cluster, addOns, applications, offers };
}
