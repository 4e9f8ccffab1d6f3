import { alert } from "#lib/model/alert.ts";
import { minutes } from "#lib/model/duration.ts";

/**
 * The pools of all backends together, each of 5 connections, stay below what RDS takes; the backend exports their
 * size.
 */
export const databaseConnections = alert("ScalableAppDatabaseConnections", {
  expression: 'sum(database_pool_connections{namespace="scalable-app"}) > 100',
  for: minutes(5),
  severity: "warning",
  summary: "the backend has more than 100 connections to its database",
});

/** From the click to the page, as browsers measure it and report it to the gateway. */
export const pageLoad = alert("ScalableAppPageLoad", {
  expression:
    'histogram_quantile(0.95, sum by (le) (rate(page_load_duration_seconds_bucket{namespace="scalable-app"}[5m]))) > 2',
  for: minutes(10),
  severity: "warning",
  summary: "5 % of pages take longer than 2 s to load",
});
