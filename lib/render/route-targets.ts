import { refuse } from "#lib/model/problem.ts";
import type { Route } from "#lib/model/route.ts";
import type { Service, Workload } from "#lib/model/workload.ts";
import type { PlannedUnit } from "./cluster-units.ts";

function servicesOf(route: Route): Service[] {
  if (route.kind === "load-balancer") return [route.workload];
  return Object.values(route.paths).filter((target) => target.kind === "service");
}

/** Refuses routes to workloads of other units: neither an Ingress nor a load balancer leaves its namespace. */
export function checkRouteTargets(unit: PlannedUnit): void {
  const own: readonly Workload[] = unit.kind === "application" ? unit.contents.workloads : [];
  for (const route of unit.contents.routes ?? []) {
    const what = route.kind === "host" ? `route ${route.host}` : "load balancer";
    for (const { name } of servicesOf(route).filter((service) => !own.includes(service))) {
      refuse(
        `${what} of ${unit.name} leads to workload ${name}, which ${unit.name} does not have`,
        "add the workload, or move the route to the unit that has it",
      );
    }
  }
}
