import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import type { Alert } from "#lib/model/alert.ts";
import { durationText, seconds } from "#lib/model/duration.ts";
import { refuse } from "#lib/model/problem.ts";
import { repeated } from "#lib/model/repeated.ts";
import { unitLabels } from "./labels.ts";
import { need } from "./need.ts";
import { addObject } from "./object.ts";
import type { RecordingRule } from "./recording-rules.ts";
import { RECORDING_SECONDS } from "./request-rates.ts";
import type { Scope } from "./scope.ts";
import { definedLater } from "./sync.ts";

/** What Prometheus evaluates for a unit. */
export interface Rules {
  readonly recordings: readonly RecordingRule[];
  readonly alerts: readonly Alert[];
}

function checkNames({ unit }: Scope, alerts: readonly Alert[]): void {
  for (const name of repeated(alerts.map((alert) => alert.name))) {
    refuse(`alert ${name} of ${unit} is defined twice`, "rename one: silences and runbooks go by the name");
  }
}

function recordingGroup({ unit }: Scope, recordings: readonly RecordingRule[]) {
  return {
    name: `${unit}.recordings`,
    interval: durationText(seconds(RECORDING_SECONDS)),
    rules: recordings.map(({ record, expression }) => ({ record, expr: expression })),
  };
}

function alertGroup({ unit }: Scope, alerts: readonly Alert[]) {
  return {
    name: unit,
    rules: alerts.map(({ name, expression, for: period, severity, workload, summary }) => ({
      alert: name,
      expr: expression,
      for: durationText(period),
      labels: { severity, unit, ...(workload === undefined ? {} : { workload }) },
      annotations: { summary },
    })),
  };
}

/**
 * The rules of a unit: what is recorded, and the alerts that read it. Refuses two alerts of one name.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function addRules(scope: Scope, { recordings, alerts }: Rules): void {
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
          ...(recordings.length === 0 ? [] : [recordingGroup(scope, recordings)]),
          alertGroup(scope, alerts),
        ],
      },
    }),
  );
}
