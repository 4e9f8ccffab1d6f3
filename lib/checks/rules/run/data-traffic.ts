import { dataPorts, portsByWord } from "../../flows/data-ports.ts";
import { podsOf } from "../../flows/ends.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { keysOf } from "../../graph/names.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { policiesFor } from "../../reach/policies.ts";
import type { Policy } from "../../reach/policy.ts";
import { remembered } from "../../remembered.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Ports that have a use of their own, so that no database is behind them. */
const otherPorts = new Set([25, 53, 80, 443, 465, 587, 4317, 4318, 6443, 9411]);

/** Variables that say where a database is. */
const addressForm =
  /^(?:[A-Z0-9]+_)*?(AMQP|KAFKA|MONGO|MYSQL|PG|POSTGRES|RABBITMQ|REDIS|DATABASE|DB)[A-Z]*_?(URL|URI|DSN|HOST|ENDPOINT|BROKERS)$/;

/** Variables whose values come from Secrets, which the tree does not show. */
function secretVariables(graph: Graph, { containers, namespace }: Workload): string[] {
  const variables: string[] = [];
  for (const { fields } of containers) {
    for (const variable of listAt(fields, "env")) {
      const name = textAt(variable, "name");
      if (name !== undefined && textAt(variable, "valueFrom", "secretKeyRef", "name") !== undefined) {
        variables.push(name);
      }
    }
    for (const source of listAt(fields, "envFrom")) {
      const name = textAt(source, "secretRef", "name");
      if (name === undefined) continue;
      const prefix = textAt(source, "prefix") ?? "";
      const { known } = keysOf(graph.names.producersOf(kinds.secret, namespace, name));
      for (const key of known) variables.push(prefix + key);
    }
  }
  return variables;
}

/** Ports that a variable may be about; nothing for one that is no address of a database. */
const wantedPorts = remembered((variable): readonly number[] | undefined => {
  const word = variable.match(addressForm)?.[1];
  if (word === undefined) return undefined;
  return portsByWord[word] ?? [...dataPorts];
});

/** Whether a port may be one of several, or one that nobody knows the use of. */
function mayServe(port: number, wanted: readonly number[]): boolean {
  return wanted.includes(port) || !(otherPorts.has(port) || dataPorts.has(port));
}

/** Ports that policies let pods send to; undefined where they let them send to any, or to some of no known number. */
const egressPorts = once((policies: readonly Policy[]): ReadonlySet<number> | undefined => {
  const numbers = new Set<number>();
  for (const { egress = [] } of policies) {
    for (const { ports } of egress) {
      if (ports.length === 0) return undefined;
      for (const { port, endPort } of ports) {
        if (typeof port !== "number" || endPort !== undefined) return undefined;
        numbers.add(port);
      }
    }
  }
  return numbers;
});

/** The same of several lists of policies. */
function allowedPorts(lists: readonly (readonly Policy[])[]): readonly number[] | undefined {
  const allowed: number[] = [];
  for (const policies of lists) {
    const ports = egressPorts(policies);
    if (ports === undefined) return undefined;
    allowed.push(...ports);
  }
  return allowed;
}

function violationOf(graph: Graph, workload: Workload): Violation | undefined {
  const selecting = policiesFor(graph, podsOf(graph, workload));
  const lists = selecting.isolating.egress.surely;
  if (lists.length === 0 || selecting.perhaps.length > 0) return undefined;
  const allowed = allowedPorts(lists);
  if (allowed === undefined) return undefined;
  const denied = secretVariables(graph, workload).find((variable) => {
    const wanted = wantedPorts(variable);
    return wanted !== undefined && !allowed.some((port) => mayServe(port, wanted));
  });
  if (denied === undefined) return undefined;
  const isolating = lists.flat();
  const names = enumerate([...new Set(isolating.map(({ name }) => name))].sort());
  return {
    at: workload.resource,
    severity: "warning",
    message: `env ${denied} is the address of a database or queue, and the policies that isolate ${workload.title} (${names}) let it send to none of the ports of one`,
    fix: "allow egress to its port",
  };
}

/** Pods that a Secret tells the address of a database may send to one. */
export const dataTraffic: Rule = {
  number: 344,
  name: "data-traffic",
  compares: true,
  reason: "Pods that may not send to their database wait for it until they give up.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic",
  *check(graph) {
    for (const workload of graph.workloads) {
      const violation = violationOf(graph, workload);
      if (violation !== undefined) yield violation;
    }
  },
};
