import { type Found, isList, isMap, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kindId, kinds, namespaceOf } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { type JsonFile, jsonFilesOf } from "../../promql/dashboards.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** How a sidecar of Grafana finds dashboards. */
interface Sidecar {
  readonly label: string;
  /** Undefined: whatever the label says. */
  readonly value: string | undefined;
  /** Undefined: in every namespace. */
  readonly namespaces: readonly string[] | undefined;
}

/** Namespaces that `searchNamespace` names: one, several, or all. */
function searched(value: Found, own: string | undefined): readonly string[] | undefined {
  const named = isList(value) ? value.filter((one) => typeof one === "string") : undefined;
  const text =
    typeof value === "string" && value !== "" ? value.split(",").map((one) => one.trim()) : undefined;
  const all = named ?? text ?? (own === undefined ? undefined : [own]);
  return all?.includes("ALL") === true ? undefined : all;
}

/** @see https://github.com/grafana-community/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards */
function sidecarsOf({ charts }: Graph): Sidecar[] | undefined {
  const grafanas = charts.filter(({ chart }) => chart === "kube-prometheus-stack" || chart === "grafana");
  if (grafanas.some(({ isWhole }) => !isWhole)) return undefined;
  return grafanas.flatMap(({ chart, values, namespace }) => {
    const isStack = chart === "kube-prometheus-stack";
    const grafana = isStack ? mapAt(values, "grafana") : values;
    const dashboards = mapAt(grafana, "sidecar", "dashboards");
    const isOn = valueAt(dashboards, "enabled") ?? isStack;
    if (isOn !== true || valueAt(grafana, "enabled") === false) return [];
    const search = valueAt(dashboards, "searchNamespace") ?? (isStack ? "ALL" : undefined);
    const value = valueAt(dashboards, "labelValue") ?? (isStack ? "1" : "");
    return [
      {
        label: textAt(dashboards, "label") ?? "grafana_dashboard",
        value: value === "" || value === null ? undefined : String(value),
        namespaces: searched(search, namespace),
      },
    ];
  });
}

function isDashboard({ value }: JsonFile): boolean {
  return isMap(value) && isList(value.panels) && typeof value.title === "string";
}

function wrongWith(
  { at }: JsonFile,
  { label, value, namespaces }: Sidecar,
): Pick<Violation, "message" | "fix"> | undefined {
  const said = valueAt(at.object, "metadata", "labels", label);
  const wanted = `${label}: "${value ?? "1"}"`;
  if (said === undefined) {
    return {
      message: `it has no label ${label}, by which Grafana finds dashboards`,
      fix: `add the label ${wanted}`,
    };
  }
  if (value !== undefined && said !== value) {
    return {
      message: `label ${label} is "${said}", and Grafana looks for "${value}"`,
      fix: `write the label ${wanted}`,
    };
  }
  const own = namespaceOf(at);
  if (namespaces === undefined || namespaces.includes(own)) return undefined;
  return {
    message: `it is in namespace ${own}, and Grafana looks for dashboards in ${enumerate(namespaces)}`,
    fix: "move it there, or let searchNamespace of the chart be ALL",
  };
}

/** ConfigMaps that pods mount, or that charts and other resources are told by name. */
const isUsedOtherwise = oncePerGraph((graph): ((file: JsonFile) => boolean) => {
  const mounted = new Set(
    graph.references
      .filter(({ kind }) => kindId(kind) === kindId(kinds.configMap))
      .map(({ namespace, name }) => `${namespace}/${name}`),
  );
  const told = JSON.stringify([
    graph.charts.map(({ values }) => values),
    graph.ofKind({ group: "grafana.integreatly.org", kind: "GrafanaDashboard" }).map(({ object }) => object),
  ]);
  return ({ at }) =>
    mounted.has(`${namespaceOf(at)}/${at.object.metadata.name}`) ||
    told.includes(`"${at.object.metadata.name}"`);
});

/** Grafana finds the dashboards that are written for it. */
export const unfoundDashboards: Rule = {
  number: 376,
  name: "unfound-dashboards",
  reason: "A dashboard without the label that Grafana's sidecar looks for is never shown.",
  see: "https://github.com/grafana-community/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards",
  *check(graph) {
    const files = jsonFilesOf(graph).filter(isDashboard);
    const sidecars = files.length === 0 ? undefined : sidecarsOf(graph);
    if (sidecars === undefined || sidecars.length === 0) return;
    for (const file of files) {
      const faults = sidecars.map((sidecar) => wrongWith(file, sidecar));
      const [fault] = faults;
      if (fault === undefined || faults.includes(undefined) || isUsedOtherwise(graph)(file)) continue;
      yield { at: file.at, message: `data.${file.key} is a dashboard, but ${fault.message}`, fix: fault.fix };
    }
  },
};
