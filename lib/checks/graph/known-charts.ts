import type { Provided } from "#lib/model/provided.ts";
import type { KnownChart, ProvidedByChart } from "#lib/render/facts.ts";
import type { Fields } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { isMap, textAt } from "./fields.ts";

/** Where a chart is installed by others. */
export interface Installation {
  readonly chart: string;
  readonly release: string;
  readonly namespace: string | undefined;
  readonly values: Fields;
}

/** What the charts of rendered trees bring, by the name of the chart: the first release of each. */
export function knownChartsOf(trees: readonly Tree[]): Record<string, KnownChart> {
  const known: Record<string, KnownChart> = {};
  for (const { chart, release, namespace, brings } of trees.flatMap(({ units }) =>
    units.flatMap(({ charts }) => charts),
  )) {
    if (brings !== undefined) known[chart] ??= { release, namespace, brings };
  }
  return known;
}

/**
 * What most charts begin their names with.
 *
 * @see https://helm.sh/docs/chart_template_guide/named_templates/
 */
function fullName(chart: string, release: string, values: Fields): string {
  const override = textAt(values, "fullnameOverride");
  return override ?? (release.includes(chart) ? release : `${release}-${chart}`);
}

/** Every name of a ServiceAccount in values, in the chart's own and in those of its parts. */
function serviceAccountsIn(values: Fields): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!isMap(value)) return [];
    const own = key === "serviceAccount" ? textAt(value, "name") : undefined;
    return [...(own === undefined ? [] : [own]), ...serviceAccountsIn(value)];
  });
}

/** What a chart that we know from an installation of ours brings where others installed it, as far as names tell. */
export function guessOf(known: KnownChart, at: Installation): ProvidedByChart {
  const [before, after] = [known.release, at.release];
  const [fullBefore, fullAfter] = [fullName(at.chart, before, {}), fullName(at.chart, after, at.values)];
  const renamed = (name: string) => {
    if (name.startsWith(fullBefore)) return fullAfter + name.slice(fullBefore.length);
    return name.startsWith(before) ? after + name.slice(before.length) : name;
  };
  const moved = (namespace: string) =>
    namespace === known.namespace ? (at.namespace ?? namespace) : namespace;
  const placed = (text: string) => {
    const [namespace = "", name = ""] = text.split("/");
    return `${moved(namespace)}/${renamed(name)}`;
  };
  const { crds = [], serviceAccounts = [], secrets = [], configMaps = [], services = {} } = known.brings;
  const own = serviceAccountsIn(at.values).map((name) => `${moved(known.namespace)}/${name}`);
  return {
    isGuess: true,
    ...unchanged(known.brings),
    crds,
    crdGroups: [...new Set(crds.map((text) => text.slice(0, text.indexOf("/"))))],
    serviceAccounts: [...serviceAccounts.map(placed), ...own],
    secrets: secrets.map(placed),
    configMaps: configMaps.map(placed),
    services: Object.fromEntries(Object.keys(services).map((text) => [placed(text), {}])),
    podLabels: Object.fromEntries(
      Object.entries(known.brings.podLabels ?? {}).map(([namespace, labels]) => [
        moved(namespace),
        Object.fromEntries(
          Object.entries(labels).map(([key, value]) => [key, value === before ? after : value]),
        ),
      ]),
    ),
  };
}

/** What a chart brings wherever it is installed. */
function unchanged({ webhooks, ingressClasses, storageClasses, priorityClasses, customResources }: Provided) {
  return {
    ...(webhooks && { webhooks }),
    ...(ingressClasses && { ingressClasses }),
    ...(storageClasses && { storageClasses }),
    ...(priorityClasses && { priorityClasses }),
    ...(customResources && { customResources }),
  };
}
