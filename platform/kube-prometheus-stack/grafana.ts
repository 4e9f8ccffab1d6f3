import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Opening } from "#lib/model/opening.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { chartService, nginx, type Route, route } from "#lib/model/route.ts";
import { type Secret, secret } from "#lib/model/secret.ts";
import { resources } from "../chart-values.ts";
import type { Grafana } from "./values.ts";

/** Hosts that Grafana is a path of, by cluster. */
const hosts: ReadonlyMap<string, string> = new Map([[gitopsDelivery.name, "k8s.dakshayahuja.in"]]);
const path = "/grafana";

const label = "grafana_dashboard";
const labelValue = "1";

/** ConfigMaps with this label are dashboards, wherever they are. */
export const dashboardLabel = { [label]: labelValue };

/** Name of the administrator, which is no secret, and a password that nobody chose. */
export const administrator: Secret = secret("grafana-admin", {
  generated: ["admin-password"],
  composed: { "admin-user": "admin" },
});

/** Grafana adds a path to the host; the application that owns the host names the issuer of its certificate. */
export function grafanaRoutes(cluster: Cluster): Route[] {
  const host = hosts.get(cluster.name);
  const grafana = chartService("kube-prometheus-stack-grafana", 80);
  return host === undefined ? [] : [route(host, { [path]: grafana }, nginx())];
}

export const grafanaPods = { "app.kubernetes.io/name": "grafana" };

/** Where Grafana is a path of a host, requests to it come through NGINX. */
export function grafanaOpenings(cluster: Cluster): Opening[] {
  if (!hosts.has(cluster.name)) return [];
  return [{ name: "grafana", pods: grafanaPods, port: 3000, to: "nginx" }];
}

function serverOf(cluster: Cluster): Grafana["grafana.ini"] {
  const host = hosts.get(cluster.name);
  if (host === undefined) return {};
  return { server: { domain: host, root_url: `https://${host}${path}`, serve_from_sub_path: true } };
}

/**
 * Grafana under a path of its cluster's host; where there is none, people reach it through `kubectl port-forward`.
 * Everything it shows comes from Git, so it keeps nothing.
 *
 * @see https://grafana.com/tutorials/run-grafana-behind-a-proxy/
 */
export function grafanaOn(cluster: Cluster): Grafana {
  return {
    admin: { existingSecret: administrator.name },
    "grafana.ini": {
      ...serverOf(cluster),
      analytics: { check_for_updates: false, reporting_enabled: false },
    },
    resources: resources(millicores(50), mebibytes(160, 384)),
    sidecar: {
      resources: resources(millicores(10), mebibytes(64, 128)),
      dashboards: { label, labelValue },
    },
    // Under a path Grafana answers at /metrics with a redirect to its public address.
    serviceMonitor: { enabled: true, path: hosts.has(cluster.name) ? `${path}/metrics` : "/metrics" },
    testFramework: { enabled: false },
  };
}
