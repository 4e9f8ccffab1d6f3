import type { ProvidedByChart } from "#lib/render/facts.ts";
import type { Application } from "../graph/applications.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kindId, kinds } from "../graph/kind.ts";

/** Names of what charts bring, to the Applications that install those charts. */
export type ChartBringers = ReadonlyMap<string, readonly Application[]>;

/** One text for what a chart may bring: a kind, or an object of a kind that has no namespace. */
export function broughtKey(kind: Kind, name = ""): string {
  return `${kindId(kind)} ${name}`;
}

function keysOf(provided: ProvidedByChart): string[] {
  const {
    crds = [],
    crdGroups = [],
    ingressClasses = [],
    storageClasses = [],
    priorityClasses = [],
  } = provided;
  const definitions = crds.map((text) => {
    const [group = "", , kind = ""] = text.split("/");
    return broughtKey({ group, kind });
  });
  return [
    ...definitions,
    ...crdGroups.map((group) => broughtKey({ group, kind: "*" })),
    ...ingressClasses.map((name) => broughtKey(kinds.ingressClass, name)),
    ...storageClasses.map((name) => broughtKey(kinds.storageClass, name)),
    ...priorityClasses.map((name) => broughtKey(kinds.priorityClass, name)),
  ];
}

/** Which Applications bring what, by their charts. */
export function bringersOfCharts({ applications, tree }: Graph): ChartBringers {
  const provides = tree.facts.chartsProvide ?? {};
  const bringers = new Map<string, Application[]>();
  for (const application of applications.all) {
    for (const chart of new Set(application.sources.flatMap((source) => source.chart ?? []))) {
      const provided = Object.hasOwn(provides, chart) ? provides[chart] : undefined;
      for (const key of keysOf(provided ?? {})) {
        const others = bringers.get(key);
        if (others === undefined) bringers.set(key, [application]);
        else others.push(application);
      }
    }
  }
  return bringers;
}

/** The Applications whose charts define the kind of an object. */
export function definersOf(bringers: ChartBringers, kind: Kind): readonly Application[] {
  return bringers.get(broughtKey(kind)) ?? bringers.get(broughtKey({ ...kind, kind: "*" })) ?? [];
}
