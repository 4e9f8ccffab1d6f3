import { parse } from "yaml";
import type { Resource, Value } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { kinds } from "../graph/kind.ts";

/** A configuration of Alertmanager, wherever it stands. */
export interface AlertmanagerConfiguration {
  readonly at: Resource | Unit;
  /** `values alertmanager.config of chart kube-prometheus-stack`. */
  readonly place: string;
  readonly route: Found;
  readonly receivers: readonly Value[];
}

/** What the chart configures unless told; lists take each other's place, as Helm merges values. */
const usualRoute = { receiver: "null", routes: [{ receiver: "null" }] };
const usualReceivers = [{ name: "null" }];

/** @see https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml */
function ofStacks({ charts }: Graph): AlertmanagerConfiguration[] {
  return charts.flatMap(({ chart, values, isWhole, unit, by }) => {
    const alertmanager = mapAt(values, "alertmanager");
    const config = valueAt(alertmanager, "config");
    const isElsewhere =
      valueAt(alertmanager, "stringConfig") !== undefined ||
      valueAt(alertmanager, "alertmanagerSpec", "useExistingSecret") === true;
    if (chart !== "kube-prometheus-stack" || !isWhole || !isMap(config) || isElsewhere) return [];
    const receivers = valueAt(config, "receivers");
    return [
      {
        at: by ?? unit,
        place: `values alertmanager.config of chart ${chart}`,
        route: { ...usualRoute, ...mapAt(config, "route") },
        receivers: receivers === undefined ? usualReceivers : listAt(receivers),
      },
    ];
  });
}

function parsed(text: string): Found {
  try {
    const value: Value = parse(text, { maxAliasCount: 100, logLevel: "error", prettyErrors: false });
    return value;
  } catch {
    return undefined;
  }
}

/** Secrets that Alertmanager reads its configuration from. */
function ofSecrets(graph: Graph): AlertmanagerConfiguration[] {
  return graph.ofKind(kinds.secret).flatMap((at) => {
    const config = parsed(textAt(at.object, "stringData", "alertmanager.yaml") ?? "");
    if (!isMap(config)) return [];
    const place = "stringData.alertmanager.yaml";
    return [{ at, place, route: valueAt(config, "route"), receivers: listAt(config, "receivers") }];
  });
}

/** Secrets that External Secrets fills in. */
function ofTemplates(graph: Graph): AlertmanagerConfiguration[] {
  return graph.ofKind({ group: "external-secrets.io", kind: "ExternalSecret" }).flatMap((at) => {
    const path = ["spec", "target", "template", "data", "alertmanager.yaml"];
    const template = textAt(at.object, ...path) ?? "";
    const config = parsed(template.replaceAll(/["']?\{\{.*?\}\}["']?/g, "secret"));
    if (!isMap(config)) return [];
    const place = path.join(".");
    return [{ at, place, route: valueAt(config, "route"), receivers: listAt(config, "receivers") }];
  });
}

function ofResources(graph: Graph): AlertmanagerConfiguration[] {
  return graph.ofKind({ group: "monitoring.coreos.com", kind: "AlertmanagerConfig" }).map((at) => ({
    at,
    place: "spec",
    route: valueAt(at.object, "spec", "route"),
    receivers: listAt(at.object, "spec", "receivers"),
  }));
}

/** Every configuration of Alertmanager that the tree shows as a whole. */
export function alertmanagerConfigurations(graph: Graph): AlertmanagerConfiguration[] {
  return [...ofStacks(graph), ...ofSecrets(graph), ...ofTemplates(graph), ...ofResources(graph)];
}
