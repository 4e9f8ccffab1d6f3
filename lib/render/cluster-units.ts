import { type AddOn, type AddOnContents, namespaceOf } from "#lib/model/add-on.ts";
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
  readonly contents: ApplicationContents;
}

export type PlannedUnit = PlannedAddOn | PlannedApplication;

/** All units of a cluster, and what its add-ons do for them. */
export interface PlannedCluster {
  readonly cluster: Cluster;
  readonly addOns: readonly PlannedAddOn[];
  readonly applications: readonly PlannedApplication[];
  readonly offers: Offers;
}

function planned<Definition extends AddOn | Application, Contents>(
  { file, value }: Defined<Definition>,
  cluster: Cluster,
  problems: Problem[],
  contentsOf: (definition: Definition) => Contents,
): Contents | undefined {
  if (!value.on.includes(cluster)) return undefined;
  const place = { definition: file, cluster: cluster.name, unit: value.name };
  return attempt(problems, place, () => contentsOf(value));
}

/** Reads what every definition puts on a cluster; what is refused is added to the problems. */
export function planCluster(cluster: Cluster, fleet: Fleet, problems: Problem[]): PlannedCluster {
  const addOns: PlannedAddOn[] = [];
  for (const defined of fleet.addOns) {
    const contents = planned(defined, cluster, problems, (addOn) => addOn.contents(cluster));
    if (contents === undefined) continue;
    const { file: definition, value: addOn } = defined;
    addOns.push({
      kind: "add-on",
      name: addOn.name,
      definition,
      namespace: namespaceOf(addOn),
      addOn,
      contents,
    });
  }
  const applications: PlannedApplication[] = [];
  for (const defined of fleet.applications) {
    const contents = planned(defined, cluster, problems, (application) => application.contents(cluster));
    if (contents === undefined) continue;
    const { name } = defined.value;
    applications.push({ kind: "application", name, definition: defined.file, namespace: name, contents });
  }
  const offers: Offers = Object.assign({}, ...addOns.map(({ contents }) => contents.offers ?? {}));
  return { cluster, addOns, applications, offers };
}
