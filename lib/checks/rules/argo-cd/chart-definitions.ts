import type { InstalledChart } from "../../graph/charts.ts";
import { type Path, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindOf, kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Charts that bring definitions, with the values that say whether they do. */
interface DefiningChart {
  readonly group: string;
  readonly switches: readonly Path[];
  /** Whether it brings them unless told not to. */
  readonly isUsual: boolean;
  /** Whether some are larger than the annotation that client-side apply writes them into. */
  readonly areLarge: boolean;
}

/**
 * @see https://cert-manager.io/docs/installation/helm/
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 */
const charts: Readonly<Record<string, DefiningChart>> = {
  "cert-manager": {
    group: "cert-manager.io",
    switches: [["crds", "enabled"], ["installCRDs"]],
    isUsual: false,
    areLarge: false,
  },
  "external-secrets": {
    group: "external-secrets.io",
    switches: [["installCRDs"]],
    isUsual: true,
    areLarge: false,
  },
  keda: { group: "keda.sh", switches: [["crds", "install"]], isUsual: true, areLarge: false },
  "kube-prometheus-stack": {
    group: "monitoring.coreos.com",
    switches: [["crds", "enabled"]],
    isUsual: true,
    areLarge: true,
  },
  "prometheus-operator-crds": {
    group: "monitoring.coreos.com",
    switches: [],
    isUsual: true,
    areLarge: true,
  },
};

function definingChart({ chart }: InstalledChart): DefiningChart | undefined {
  return Object.hasOwn(charts, chart) ? charts[chart] : undefined;
}

function brings({ values }: InstalledChart, { switches, isUsual }: DefiningChart): boolean {
  const said = switches.map((path) => valueAt(values, ...path)).filter((one) => one !== undefined);
  return said.length === 0 ? isUsual : said.some((one) => one !== false);
}

/** Whether something else in the tree brings the definitions of a group, or may. */
function areElsewhere(graph: Graph, own: InstalledChart, group: string): boolean {
  const isInTree = graph
    .ofKind(kinds.customResourceDefinition)
    .some(({ object }) => object.metadata.name.endsWith(`.${group}`));
  return (
    isInTree || graph.charts.some((one) => one !== own && (/crd/i.test(one.chart) || one.chart === own.chart))
  );
}

function absence(graph: Graph, chart: InstalledChart, known: DefiningChart): Violation | undefined {
  const { group } = known;
  if (!chart.isWhole || brings(chart, known) || areElsewhere(graph, chart, group)) return undefined;
  const user = graph.resources.find(({ object }) => kindOf(object).group === group);
  if (user === undefined) return undefined;
  return {
    at: chart.by ?? chart.unit,
    message: `chart ${chart.chart} is not told to bring its definitions, and ${user.object.kind} ${user.object.metadata.name} is of one of them: the API server does not know its kind`,
    fix: `set ${known.switches[0]?.join(".")} to true in the values of the chart`,
  };
}

const largeEnough = ["ServerSideApply=true", "Replace=true"];

function isAppliedByClient({ applications }: Graph, { by }: InstalledChart): boolean {
  const own = applications.all.find(({ resource }) => resource === by);
  return own !== undefined && !largeEnough.some((option) => own.syncOptions.has(option));
}

/** Charts bring the definitions that the tree uses, in a way that the API server takes. */
export const chartDefinitions: Rule = {
  number: 460,
  name: "chart-definitions",
  reason: "Without their definitions nothing that a tree says in custom resources comes to be.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply",
  *check(graph) {
    for (const chart of graph.charts) {
      const known = definingChart(chart);
      if (known === undefined) continue;
      const missing = absence(graph, chart, known);
      if (missing !== undefined) yield missing;
      else if (known.areLarge && brings(chart, known) && isAppliedByClient(graph, chart)) {
        yield {
          at: chart.by ?? chart.unit,
          message: `chart ${chart.chart} brings definitions of over 262144 bytes, which client-side apply writes into an annotation: the API server refuses them`,
          fix: "add ServerSideApply=true to syncOptions",
        };
      }
    }
  },
};
