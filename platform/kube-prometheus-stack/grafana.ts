import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { chartService, nginx, type Route, route } from "#lib/model/route.ts";
import { type Secret, secret } from "#lib/model/secret.ts";
import { resources } from "../chart-values.ts";
import type { Grafana } from "./values.ts";

const host = "k8s.dakshayahuja.in";
const path = "/grafana";

const label = "grafana_dashboard";
const labelValue = "1";

/** ConfigMaps with this label are dashboards, wherever they are. */
export const dashboardLabel = { [label]: labelValue };

/** Name and generated password of the administrator. */
export const administrator: Secret = secret("grafana-admin", ["admin-user", "admin-password"]);

/** Grafana adds a path to the host; the application that owns the host names the issuer of its certificate. */
export const grafanaRoute: Route = route(
  host,
  { [path]: chartService("kube-prometheus-stack-grafana", 80) },
  nginx(),
);

/**
 * Grafana under a path. Everything it shows comes from Git, so it keeps nothing.
 *
 * @see https://grafana.com/tutorials/run-grafana-behind-a-proxy/
 */
export const grafana: Grafana = {
  admin: { existingSecret: administrator.name },
  "grafana.ini": {
    server: { domain: host, root_url: `https://${host}${path}`, serve_from_sub_path: true },
    analytics: { check_for_updates: false, reporting_enabled: false },
  },
  resources: resources(millicores(50), mebibytes(160, 384)),
  sidecar: {
    resources: resources(millicores(10), mebibytes(64, 128)),
    dashboards: { label, labelValue },
  },
  // Without its path Grafana answers with a redirect to its public address.
  serviceMonitor: { enabled: true, path: `${path}/metrics` },
  testFramework: { enabled: false },
};
