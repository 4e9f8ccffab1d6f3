import type { ApplicationContents } from "#lib/model/application.ts";
import { addRules } from "./alerts.ts";
import { applicationDashboard } from "./application-dashboard.ts";
import { addDashboards } from "./dashboards.ts";
import { isMeasured } from "./http-series.ts";
import { recordingRulesOf } from "./recording-rules.ts";
import type { Scope } from "./scope.ts";
import { alertsOf } from "./workload-alerts.ts";

/**
 * Rules and dashboards of an application: those that follow from its workloads, where the cluster has somebody to
 * read them, and its own.
 */
export function addObservability(
  scope: Scope,
  { workloads, alerts = [], dashboards = [] }: ApplicationContents,
): void {
  const { scraper, dashboardLabel } = scope.offers;
  const watched = scraper === undefined ? [] : workloads;
  addRules(scope, {
    recordings: watched.filter(isMeasured).flatMap((service) => recordingRulesOf(scope, service)),
    alerts: [...watched.flatMap((workload) => alertsOf(scope, workload)), ...alerts],
  });
  const derived =
    watched.length === 0 || dashboardLabel === undefined ? [] : [applicationDashboard(scope, watched)];
  addDashboards(scope, [...derived, ...dashboards]);
}
