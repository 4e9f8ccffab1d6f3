import { awsServices } from "#lib/model/aws.ts";
import { type Cluster, nodeSubnets, publicSubnets } from "#lib/model/cluster.ts";
import type { Offers, Peer } from "#lib/model/offers.ts";
import type { Route } from "#lib/model/route.ts";
import { portOf } from "#lib/model/server-port.ts";
import { firstPort } from "#lib/model/service.ts";
import type { DataStore, Service, Workload } from "#lib/model/workload.ts";
import { backupName } from "./backup.ts";
import { exporterOf, podsOf } from "./exporter.ts";
import { type Selected, selectorOf } from "./labels.ts";
import { scrapedAt } from "./monitor.ts";
import type { Flow, Traffic } from "./network-policy.ts";
import { restoreName } from "./restore.ts";
import type { Scope } from "./scope.ts";

/** Pods of a workload, as the other end of a flow. */
export function peerOf(workload: Selected, namespace: string): Peer {
  return { namespace, labels: selectorOf(workload) };
}

/**
 * Load balancers that lead to a workload. A Classic Load Balancer reaches a pod through any node, with the
 * node's address; the other load balancers come from addresses of their own in the public subnets.
 */
function fromRoute(route: Route, service: Service, cluster: Cluster, offers: Offers): Flow[] {
  const { number: port } = firstPort(service.ports);
  if (route.kind === "load-balancer") {
    if (route.workload !== service) return [];
    return [
      { with: { cidrs: route.type === "classic" ? nodeSubnets(cluster) : publicSubnets(cluster) }, port },
    ];
  }
  if (!Object.values(route.paths).includes(service)) return [];
  if (route.via.controller === "alb") return [{ with: { cidrs: publicSubnets(cluster) }, port }];
  if (offers.nginx === undefined) return [];
  return [{ with: { namespace: offers.nginx.namespace, labels: offers.nginx.labels }, port }];
}

function intoService(service: Service, routes: readonly Route[], cluster: Cluster, offers: Offers): Flow[] {
  const port = scrapedAt(service)?.port;
  return [
    ...routes.flatMap((route) => fromRoute(route, service, cluster, offers)),
    ...(port === undefined || offers.scraper === undefined ? [] : [{ with: offers.scraper, port }]),
  ];
}

function intoDataStore(store: DataStore, namespace: string, offers: Offers): Flow[] {
  const port = portOf(store);
  const jobs = store.backup === undefined ? [] : [backupName(store.name), restoreName(store.name)];
  const exporter = exporterOf({ offers, namespace }, store)?.chart;
  return [
    ...jobs.map((name) => ({ with: peerOf({ name }, namespace), port })),
    ...(exporter === undefined ? [] : [{ with: podsOf(exporter, namespace), port }]),
  ];
}

/** Traffic that reaches a workload without another workload calling it: routes, scraping, backups, restores. */
export function platformTraffic(
  workload: Workload,
  {
    namespace,
    routes,
    cluster,
    offers,
  }: { namespace: string; routes: readonly Route[]; cluster: Cluster; offers: Offers },
): Flow[] {
  switch (workload.kind) {
    case "service":
      return intoService(workload, routes, cluster, offers);
    case "postgres":
    case "redis":
      return intoDataStore(workload, namespace, offers);
    default:
      return [];
  }
}

function toCollector(workload: Workload, { traces }: Offers): Flow[] {
  if (workload.kind !== "service" || !workload.traces || traces === undefined) return [];
  return [{ with: { namespace: traces.namespace, labels: traces.labels }, port: traces.port }];
}

/** Traffic to AWS, for credentials and to its services. */
const toAws: readonly Flow[] = awsServices.map(({ cidrs, port }) => ({ with: { cidrs }, port }));

/** Traffic from a workload to what it has without calling it: the collector of its traces, and its buckets. */
export function platformEgress(workload: Workload, offers: Offers): Flow[] {
  const usesAws = "uses" in workload && workload.uses.length > 0;
  return [...toCollector(workload, offers), ...(usesAws ? toAws : [])];
}

/** Traffic of the jobs that save and restore a server: to the server, for credentials, and to S3. */
export function dumpTraffic({ namespace }: Scope, store: DataStore): Traffic {
  return {
    ingress: [],
    egress: [{ with: peerOf(store, namespace), port: portOf(store) }, ...toAws],
  };
}
