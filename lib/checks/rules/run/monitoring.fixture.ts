import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { object } from "../../tree.fixture.ts";

/** A PrometheusRule with an alert `Down` of a query, and records of others. */
export function alerting(
  expr: string,
  records: Readonly<Record<string, string>> = {},
  labels: Readonly<Record<string, string>> = {},
): KubernetesObject {
  const rules: Value[] = [
    { alert: "Down", expr },
    ...Object.entries(records).map(([record, query]) => ({ record, expr: query })),
  ];
  const spec = { groups: [{ name: "web", rules }] };
  return object("monitoring.coreos.com/v1 PrometheusRule", "web", { spec }, { labels });
}

/** A ConfigMap with the dashboard `web.json`. */
export function dashboard(
  name: string,
  fields: Readonly<Record<string, Value>>,
  labels: Readonly<Record<string, string>> = {},
): KubernetesObject {
  const json = JSON.stringify({ title: "Web", panels: [], ...fields });
  return object("ConfigMap", name, { data: { "web.json": json } }, { labels });
}
