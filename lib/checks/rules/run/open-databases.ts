import { podsOf } from "../../flows/ends.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isEmpty } from "../../graph/labels.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { policiesFor, policiesOf } from "../../reach/policies.ts";
import type { Policy, PolicyRule } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Images of servers that hold data and trust whoever reaches them, or nearly so. */
const databaseImage =
  /(^|\/)(postgres|postgresql|postgis|timescaledb|mysql|mariadb|percona|mongo|mongodb|redis|valkey|keydb|memcached|elasticsearch|opensearch|cassandra|clickhouse-server|etcd|rabbitmq|couchdb|influxdb|neo4j)(:|@|$)/;

function isDatabase({ containers }: Workload): boolean {
  return containers.some(
    ({ list, fields }) => list === "containers" && databaseImage.test(textAt(fields, "image") ?? ""),
  );
}

/** Everybody that a rule lets in who is more than anybody meant; nothing for one that says whom it means. */
function everybodyOf({ peers }: PolicyRule): string | undefined {
  if (peers.length === 0) return "everybody";
  if (peers.some(({ block }) => block?.cidr?.prefix === 0)) return "every address";
  const isEverywhere = peers.some(
    ({ namespaces, pods }) =>
      namespaces !== undefined && isEmpty(namespaces) && (pods === undefined || isEmpty(pods)),
  );
  return isEverywhere ? "every pod of the cluster" : undefined;
}

/** Rules of policies that let in everybody. */
const openRules = once((policies: readonly Policy[]) =>
  policies.flatMap(({ resource, ingress = [] }) =>
    ingress.flatMap((rule) => {
      const everybody = everybodyOf(rule);
      return everybody === undefined ? [] : [{ resource, place: rule.place, everybody }];
    }),
  ),
);

function* ofPolicies(workload: Workload, policies: readonly Policy[]): Generator<Violation> {
  for (const { resource, place, everybody } of openRules(policies)) {
    yield {
      at: resource,
      message: `${place} lets ${everybody} reach ${workload.title}, which is a database`,
      fix: "name the pods that use it under from",
    };
  }
}

function* ofWorkload(graph: Graph, workload: Workload, isolated: ReadonlySet<string>): Generator<Violation> {
  const selecting = policiesFor(graph, podsOf(graph, workload));
  for (const policies of selecting.surely) yield* ofPolicies(workload, policies);
  const isOpen = selecting.isolating.ingress.surely.length === 0;
  if (!isOpen || !isolated.has(workload.namespace)) return;
  yield {
    at: workload.resource,
    severity: "warning",
    message: `${workload.title} is a database, and no NetworkPolicy isolates it: every pod of the cluster can reach it`,
    fix: "add a NetworkPolicy that lets in the pods that use it",
  };
}

/** Databases are reached by those who use them, and by nobody else. */
export const openDatabases: Rule = {
  number: 343,
  name: "open-databases",
  compares: true,
  reason: "A database that every pod of the cluster reaches is as safe as the least safe of them.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic",
  *check(graph) {
    const isolating = policiesOf(graph).filter(({ ingress }) => ingress !== undefined);
    const byNamespace = Map.groupBy(isolating, ({ namespace }) => namespace);
    const isolated = new Set([...byNamespace].filter(([, some]) => some.length > 1).map(([name]) => name));
    for (const workload of graph.workloads) {
      if (isDatabase(workload)) yield* ofWorkload(graph, workload, isolated);
    }
  },
};
