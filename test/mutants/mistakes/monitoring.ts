import type { Path } from "#lib/checks/graph/fields.ts";
import { isMap } from "#lib/checks/graph/fields.ts";
import type { Value } from "#lib/render/resource.ts";
import type { ChartRelease, Tree } from "#lib/render/tree.ts";
import { together, withValue } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { add, each, nameOf, objects, put, remove, type Site, textOf, within } from "../site.ts";

function expressions(tree: Tree): Site[] {
  return within(objects(tree, "PrometheusRule"), "spec", "groups", "*", "rules", "*", "expr");
}

const label = "grafana_dashboard";

/** JSON of dashboards in ConfigMaps. */
function dashboards(tree: Tree): Site[] {
  const maps = objects(tree, "ConfigMap").filter((site) => textOf(site, "metadata", "labels", label) === "1");
  return within(maps, "data", "*");
}

/** The values of the chart that brings Prometheus, in its Application. */
function prometheus(tree: Tree): Site[] {
  const sources = within(objects(tree, "Application"), "spec", "sources", "*");
  return within(
    sources.filter((site) => textOf(site, "chart") === "kube-prometheus-stack"),
    "helm",
    "valuesObject",
    "prometheus",
    "prometheusSpec",
  );
}

/** The same in the charts of units, which our trees have beside their Applications. */
function inChart(path: Path, value: Value | undefined) {
  return (release: ChartRelease): ChartRelease => {
    if (release.chart !== "kube-prometheus-stack") return release;
    const values = withValue(release.values, ["prometheus", "prometheusSpec", ...path], value);
    return isMap(values) ? { ...release, values } : release;
  };
}

const everything = "serviceMonitorSelectorNilUsesHelmValues";
const ofRelease = { matchLabels: { release: "prometheus" } };

function replaced(sites: readonly Site[], pattern: RegExp, by: string) {
  return each(sites, (site) =>
    pattern.test(textOf(site)) ? put(site, textOf(site).replace(pattern, by)) : undefined,
  );
}

/** Monitoring that sees nothing, without a word. */
export const monitoring: readonly Operator[] = [
  {
    name: "parenthesis-left-open",
    of: "PromQL that does not parse",
    seen: "https://github.com/prometheus/prometheus/issues/3761",
    drafts: (tree) =>
      each(expressions(tree), (site) =>
        textOf(site).includes(")") ? put(site, textOf(site).replace(")", "")) : undefined,
      ),
  },
  {
    name: "rate-of-an-instant",
    of: "PromQL that does not parse",
    seen: "https://github.com/gitpod-io/gitpod/pull/13255",
    drafts: (tree) => replaced(expressions(tree), /(\brate\([^()[]+)\[[0-9a-z]+\]/, "$1"),
  },
  {
    name: "metric-misspelt",
    of: "metrics that nobody exports",
    seen: "https://github.com/fenio/homelab/pull/1014",
    drafts: (tree) => replaced(expressions(tree), /\bkube_pod_status_ready\b/g, "kube_pod_status_readyness"),
  },
  {
    name: "recording-rule-renamed",
    of: "metrics that nobody exports",
    seen: "https://github.com/kubevirt/monitoring/pull/55",
    *drafts(tree) {
      const records = within(objects(tree, "PrometheusRule"), "spec", "groups", "*", "rules", "*", "record");
      const queries = expressions(tree).map((expression) => textOf(expression));
      for (const [name, sites] of Map.groupBy(records, (site) => textOf(site))) {
        const [first, ...others] = sites.map((site) => put(site, `${name}_new`));
        if (first !== undefined && queries.some((query) => query.includes(name)))
          yield together(first, ...others);
      }
    },
  },
  {
    name: "namespace-misspelt-in-an-alert",
    of: "namespaces in queries",
    seen: "https://github.com/prometheus/prometheus/issues/2014",
    drafts: (tree) => replaced(expressions(tree), /namespace="[^"]+"/g, 'namespace="production"'),
  },
  {
    name: "dashboard-no-json",
    of: "dashboards that are not loaded",
    seen: "https://github.com/ministryofjustice/cloud-platform/issues/4842",
    drafts: (tree) => each(dashboards(tree), (site) => put(site, textOf(site).replace(/\}\s*$/, ""))),
  },
  {
    name: "dashboard-without-its-label",
    of: "dashboards that are not loaded",
    seen: "https://github.com/billimek/k8s-gitops/pull/5616",
    drafts: (tree) =>
      each(dashboards(tree), (site) => remove({ ...site, path: [] }, "metadata", "labels", label)),
  },
  {
    name: "query-of-a-dashboard-that-does-not-parse",
    of: "queries of dashboards",
    seen: "https://github.com/samber/awesome-prometheus-alerts/pull/237",
    drafts: (tree) => replaced(dashboards(tree), /"expr": "([^"\\]*(?:\\.[^"\\]*)*)"/, '"expr": "sum($1"'),
  },
  {
    name: "dashboard-copied-with-its-uid",
    of: "dashboards of one uid",
    seen: "https://github.com/grafana/helm-charts/pull/3215",
    drafts: (tree) =>
      each(dashboards(tree), (site) => {
        const { object } = site.resource;
        const fields = {
          data: { [`copy-${site.path.at(-1)}`]: textOf(site).replace(/"title": "/, '"title": "New ') },
        };
        return add(site, {
          ...object,
          ...fields,
          metadata: { ...object.metadata, name: `${nameOf(site)}-copy` },
        });
      }),
  },
  {
    name: "monitors-of-one-release-alone",
    of: "monitors that Prometheus passes over",
    seen: "https://github.com/prometheus-operator/prometheus-operator/issues/1470",
    drafts: (tree) =>
      each(within(prometheus(tree), everything), (site) => ({
        ...remove(site),
        charts: inChart([everything], undefined),
      })),
  },
  {
    name: "monitors-selected-by-a-label-they-lack",
    of: "monitors that Prometheus passes over",
    seen: "https://github.com/prometheus-operator/kube-prometheus/issues/1392",
    drafts: (tree) =>
      each(prometheus(tree), (site) => ({
        ...put(site, ofRelease, "serviceMonitorSelector"),
        charts: inChart(["serviceMonitorSelector"], ofRelease),
      })),
  },
];
