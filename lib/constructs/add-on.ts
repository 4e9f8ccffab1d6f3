import type { AddOn, AddOnContents } from "#lib/model/add-on.ts";
import { distinctSecrets } from "#lib/model/distinct-secrets.ts";
import { addRoutes } from "./application.ts";
import { addDashboards } from "./dashboards.ts";
import { addExternalSecret } from "./external-secret.ts";
import { addNamespace } from "./namespace.ts";
import { addOpening, closeNamespace } from "./openings.ts";
import type { Scope } from "./scope.ts";

/** Everything of an add-on that is not in its chart: namespace, policies, secrets, routes, dashboards and its own resources. */
export function addAddOn(scope: Scope, { namespace }: AddOn, contents: AddOnContents): void {
  const { secrets = [], openings = [], routes = [], dashboards = [], resources } = contents;
  if (typeof namespace !== "string") {
    addNamespace(scope, namespace.podSecurity);
    closeNamespace(scope);
  }
  for (const opening of openings) addOpening(scope, opening);
  for (const secret of distinctSecrets(secrets, scope.unit)) addExternalSecret(scope, secret);
  addRoutes(scope, routes);
  addDashboards(scope, dashboards);
  resources?.(scope.chart);
}
