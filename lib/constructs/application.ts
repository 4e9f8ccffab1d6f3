import type { ApplicationContents } from "#lib/model/application.ts";
import { distinctSecrets } from "#lib/model/distinct-secrets.ts";
import { secretValues } from "#lib/model/environment.ts";
import type { Route } from "#lib/model/route.ts";
import type { Secret } from "#lib/model/secret.ts";
import type { Service, Workload } from "#lib/model/workload.ts";
import { addAlbIngress } from "./alb-ingress.ts";
import { addAutoscaler } from "./autoscaler.ts";
import { capacityOf } from "./capacity.ts";
import { addScheduledJob } from "./cron-job.ts";
import { addDeployment } from "./deployment.ts";
import { addDisruptionBudget } from "./disruption-budget.ts";
import { addDumps } from "./dumps.ts";
import { addExporterPolicy } from "./exporter.ts";
import { addExternalSecret } from "./external-secret.ts";
import { selectorOf } from "./labels.ts";
import { balancingOf } from "./load-balancer.ts";
import { addMigration } from "./migration.ts";
import { addMonitor } from "./monitor.ts";
import { addLimitRange, addNamespace, addQuota } from "./namespace.ts";
import { addDefaultPolicies, addNetworkPolicy, type Traffic } from "./network-policy.ts";
import { addNginxIngress } from "./nginx-ingress.ts";
import { addObservability } from "./observability.ts";
import { addAccess } from "./people.ts";
import { addPostgres } from "./postgres.ts";
import { addRedis } from "./redis.ts";
import { addPreview } from "./rollout.ts";
import type { Scope } from "./scope.ts";
import { addService } from "./service-object.ts";
import { addVerticalRecommendation } from "./vertical-recommendation.ts";

/** Every secret that an application reads. Refuses one that is declared twice with different keys. */
export function secretsOf({ workloads }: ApplicationContents, unit: string): Secret[] {
  const found = workloads.flatMap((workload) =>
    workload.kind === "postgres" || workload.kind === "redis"
      ? [workload.credentials]
      : secretValues(workload.environment).map(([, { secret }]) => secret),
  );
  return distinctSecrets(found, unit);
}

function addServiceWorkload(scope: Scope, service: Service, routes: readonly Route[]): void {
  const balancing = balancingOf(scope, service, routes);
  addDeployment(scope, service, balancing.drainSeconds);
  addService(scope, {
    workload: service,
    name: service.names.service,
    ports: service.ports,
    loadBalancer: balancing.route,
    annotations: balancing.annotations,
  });
  addPreview(scope, service, routes);
  addAutoscaler(scope, service);
  addDisruptionBudget(scope, service);
  addMonitor(scope, service);
}

function addWorkload(scope: Scope, workload: Workload, routes: readonly Route[]): void {
  switch (workload.kind) {
    case "service":
      addServiceWorkload(scope, workload, routes);
      break;
    case "postgres":
      addPostgres(scope, workload);
      addDumps(scope, workload);
      addExporterPolicy(scope, workload);
      break;
    case "redis":
      addRedis(scope, workload);
      addDumps(scope, workload);
      addExporterPolicy(scope, workload);
      break;
    case "scheduled-job":
      addScheduledJob(scope, workload);
      break;
  }
}

/** The Ingresses of the routes that lead to hosts. */
export function addRoutes(scope: Scope, routes: readonly Route[]): void {
  for (const route of routes) {
    if (route.kind !== "host") continue;
    if (route.via.controller === "alb") addAlbIngress(scope, route, route.via);
    else addNginxIngress(scope, route, route.via.issuer);
  }
}

/**
 * Everything an application needs in its namespace.
 *
 * @param trafficOf what each workload may exchange with whom
 */
export function addApplication(
  scope: Scope,
  contents: ApplicationContents,
  trafficOf: (workload: Workload) => Traffic,
): void {
  const { workloads, routes = [], access = [] } = contents;
  addNamespace(scope, "restricted");
  addQuota(scope, capacityOf(workloads));
  addLimitRange(scope);
  addDefaultPolicies(scope);
  for (const secret of secretsOf(contents, scope.unit)) addExternalSecret(scope, secret);
  for (const workload of workloads) {
    addWorkload(scope, workload, routes);
    addVerticalRecommendation(scope, workload);
    const { name } = workload;
    if (workload.kind === "service") addMigration(scope, workload, trafficOf(workload));
    addNetworkPolicy(scope, { name, selector: selectorOf(workload), traffic: trafficOf(workload) });
  }
  addRoutes(scope, routes);
  addObservability(scope, contents);
  for (const given of access) addAccess(scope, given);
  contents.resources?.(scope.chart);
}
