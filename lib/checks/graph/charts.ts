import type { Facts, ProvidedByChart } from "#lib/render/facts.ts";
import type { Fields, Resource } from "#lib/render/resource.ts";
import type { ChartRelease, Tree, Unit } from "#lib/render/tree.ts";
import { chartValuesOf } from "./chart-values.ts";
import { listAt, mapAt, textAt, valueAt } from "./fields.ts";
import { kindId, kindOf } from "./kind.ts";
import { guessOf, type Installation } from "./known-charts.ts";
import type { Labelled } from "./label-index.ts";

/** A Helm chart that something in the tree installs. */
export interface InstalledChart {
  readonly chart: string;
  /** Name of the release, with which most of what it makes begins. */
  readonly release: string;
  /** Where it puts what it makes; undefined where that is not said. */
  readonly namespace: string | undefined;
  /** What it brings; undefined for a chart that the facts do not describe. */
  readonly provided: ProvidedByChart | undefined;
  readonly values: Fields;
  /** Whether those values are all that it is told. */
  readonly isWhole: boolean;
  readonly unit: Unit;
  /** The Application that installs it, where it is among the objects of the tree. */
  readonly by?: Resource;
}

type Release = Pick<InstalledChart, "chart" | "release" | "namespace" | "values" | "isWhole" | "by"> &
  Pick<ChartRelease, "brings">;

/** Where the spec of an Application stands in the kinds that make some. */
const applicationSpecs: Readonly<Record<string, readonly string[]>> = {
  "argoproj.io/Application": ["spec"],
  "argoproj.io/ApplicationSet": ["spec", "template", "spec"],
};

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
function releasesOfApplications(unit: Unit): Release[] {
  return unit.resources.flatMap((by) => {
    const { object } = by;
    const id = kindId(kindOf(object));
    const path = Object.hasOwn(applicationSpecs, id) ? applicationSpecs[id] : undefined;
    if (path === undefined) return [];
    const spec = mapAt(object, ...path);
    const namespace = textAt(spec, "destination", "namespace");
    // An ApplicationSet fills in its templates where the tree does not show it.
    const isTemplate = namespace?.includes("{{") === true;
    return [valueAt(spec, "source"), ...listAt(spec, "sources")].flatMap((source): Release[] => {
      const chart = textAt(source, "chart");
      if (chart === undefined) return [];
      const release = textAt(source, "helm", "releaseName") ?? object.metadata.name;
      const place = { namespace: isTemplate ? undefined : namespace, by };
      return [{ chart, release, ...place, ...chartValuesOf(source) }];
    });
  });
}

/** What a program makes of templates may be anything, wherever the unit puts it. */
function releasesOfTemplates({ namespace, unrendered = [] }: Unit): Release[] {
  return unrendered.map((folder) => ({
    chart: folder === "" ? "." : folder,
    release: folder,
    namespace: namespace === "" ? undefined : namespace,
    values: {},
    isWhole: false,
  }));
}

/** The pods of charts, as far as the facts say which labels they have. */
export function podsOfCharts(charts: readonly InstalledChart[]): Labelled[] {
  return charts.flatMap(({ provided }) =>
    Object.entries(provided?.podLabels ?? {}).map(([namespace, labels]) => ({
      namespace,
      labels: new Map(Object.entries(labels)),
    })),
  );
}

function entryOf<Entry>(entries: Readonly<Record<string, Entry>> = {}, name: string): Entry | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** What the facts tell of a chart, or else what it brings where it is known from. */
function providedBy({ chartsProvide, knownCharts }: Facts, at: Installation): ProvidedByChart | undefined {
  const known = entryOf(knownCharts, at.chart);
  return entryOf(chartsProvide, at.chart) ?? (known && guessOf(known, at));
}

/** Every chart of a tree: those of its units, and those of Applications among its objects. */
export function chartsOf(tree: Tree): InstalledChart[] {
  return tree.units.flatMap((unit) => {
    const own = unit.charts.map((chart) => ({ ...chart, isWhole: true }));
    const releases: readonly Release[] = [
      ...own,
      ...releasesOfTemplates(unit),
      ...releasesOfApplications(unit),
    ];
    return releases.map(({ chart, release, namespace, values, isWhole, by, brings }) => ({
      chart,
      release,
      namespace,
      values,
      isWhole,
      provided: brings ?? providedBy(tree.facts, { chart, release, namespace, values }),
      unit,
      ...(by && { by }),
    }));
  });
}
