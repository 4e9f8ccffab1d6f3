import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import type { Alert } from "#lib/model/alert.ts";
import { durationText } from "#lib/model/duration.ts";
import { refuse } from "#lib/model/problem.ts";
import { repeated } from "#lib/model/repeated.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { Scope } from "./scope.ts";
import { definedLater } from "./sync.ts";

function checkNames({ unit }: Scope, alerts: readonly Alert[]): void {
  for (const name of repeated(alerts.map((alert) => alert.name))) {
    refuse(`alert ${name} of ${unit} is defined twice`, "rename one: silences and runbooks go by the name");
  }
}

/**
 * The alerts of a unit as one group of rules. Refuses two of one name.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function addAlerts(scope: Scope, alerts: readonly Alert[]): void {
  checkNames(scope, alerts);
  if (alerts.length === 0 || need(scope, "scraper", `alert ${alerts[0]?.name}`) === undefined) return;
  addObject(
    scope.chart,
    new PrometheusRule({
      metadata: {
        name: scope.unit,
        namespace: scope.namespace,
        labels: unitLabels(scope),
        annotations: { ...definedLater },
      },
      spec: {
        groups: [
          {
            name: scope.unit,
            rules: alerts.map(({ name, expression, for: period, severity, summary }) => ({
              alert: name,
              expr: expression,
              for: durationText(period),
              labels: { severity, unit: scope.unit },
              annotations: { summary },
            })),
          },
        ],
      },
    }),
  );
}
