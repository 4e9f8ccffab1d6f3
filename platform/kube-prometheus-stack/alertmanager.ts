import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { type Secret, secret } from "#lib/model/secret.ts";
import { resources } from "../chart-values.ts";
import type { Alertmanager, Receiver } from "./values.ts";

/** Addresses of webhooks that take alerts: to wake somebody up, and to be read in working hours. */
export const alertReceivers: Secret = secret("alert-receivers", ["critical-url", "warning-url"]);

const nobody = "nobody";

function webhook(severity: "critical" | "warning"): Receiver {
  const { secret: mounted, key } = alertReceivers.key(`${severity}-url`);
  return {
    name: severity,
    webhook_configs: [{ url_file: `/etc/alertmanager/secrets/${mounted.name}/${key}`, send_resolved: true }],
  };
}

/**
 * Where alerts go, by severity. What the community's rules send as a sign of life, or to hold back others, reaches
 * nobody. A critical alert holds back the warnings of its namespace about the same.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export const alertmanager: Alertmanager = {
  enabled: true,
  config: {
    route: {
      receiver: "warning",
      group_by: ["namespace", "alertname"],
      group_wait: "30s",
      group_interval: "5m",
      repeat_interval: "12h",
      routes: [
        { receiver: nobody, matchers: ['severity =~ "none|info"'] },
        { receiver: "critical", matchers: ['severity = "critical"'], repeat_interval: "1h" },
      ],
    },
    inhibit_rules: [
      {
        source_matchers: ['severity = "critical"'],
        target_matchers: ['severity =~ "warning|info"'],
        equal: ["namespace", "alertname"],
      },
    ],
    receivers: [{ name: nobody }, webhook("critical"), webhook("warning")],
  },
  alertmanagerSpec: {
    secrets: [alertReceivers.name],
    resources: resources(millicores(10), mebibytes(32, 96)),
  },
};
