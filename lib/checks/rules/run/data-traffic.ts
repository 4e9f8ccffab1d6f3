import { dataPorts, portsByWord } from "../../flows/data-ports.ts";
import { podsOf } from "../../flows/ends.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { keysOf } from "../../graph/names.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { policiesFor } from "../../reach/policies.ts";
import type { Policy, PolicyPort } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Ports that have a use of their own, so that no database is behind them. */
const otherPorts = new Set([25, 53, 80, 443, 465, 587, 4317, 4318, 6443, 9411]);

/** Variables that say where a database is. */
const addressForm =
  /^(?:[A-Z0-9]+_)*?(AMQP|KAFKA|MONGO|MYSQL|PG|POSTGRES|RABBITMQ|REDIS|DATABASE|DB)[A-Z]*_?(URL|URI|DSN|HOST|ENDPOINT|BROKERS)$/;

/** Variables whose values come from Secrets, which the tree does not show. */
function secretVariables(graph: Graph, { containers, namespace }: Workload): string[] {
  return containers.flatMap(({ fields }) => [
    ...listAt(fields, "env").flatMap((variable) =>
      textAt(variable, "valueFrom", "secretKeyRef", "name") === undefined
        ? []
        : (textAt(variable, "name") ?? []),
    ),
    ...listAt(fields, "envFrom").flatMap((source) => {
      const name = textAt(source, "secretRef", "name");
      const producers = name === undefined ? [] : graph.names.producersOf(kinds.secret, namespace, name);
      return keysOf(producers).known.map((key) => `${textAt(source, "prefix") ?? ""}${key}`);
    }),
  ]);
}

function wantedPorts(variable: string): readonly number[] | undefined {
  const word = variable.match(addressForm)?.[1];
  if (word === undefined) return undefined;
  return portsByWord[word] ?? [...dataPorts];
}

/** Whether a port of a rule may be one of several, or one that nobody knows the use of. */
function mayServe({ port, endPort }: PolicyPort, wanted: readonly number[]): boolean {
  if (typeof port !== "number" || endPort !== undefined) return true;
  return wanted.includes(port) || !(otherPorts.has(port) || dataPorts.has(port));
}

/** Ports that policies let pods send to. */
const egressPorts = once((policies: readonly Policy[]) => {
  const rules = policies.flatMap(({ egress = [] }) => egress);
  const ports = rules.flatMap((rule) => rule.ports.map((port) => [JSON.stringify(port), port] as const));
  return { isAny: rules.some((rule) => rule.ports.length === 0), distinct: [...new Map(ports).values()] };
});

function violationOf(graph: Graph, workload: Workload): Violation | undefined {
  const selecting = policiesFor(graph, podsOf(graph, workload));
  const lists = selecting.isolating.egress.surely;
  if (lists.length === 0 || selecting.perhaps.length > 0) return undefined;
  const ports = lists.map(egressPorts);
  const denied = secretVariables(graph, workload).find((variable) => {
    const wanted = wantedPorts(variable);
    return (
      wanted !== undefined &&
      !ports.some(({ isAny, distinct }) => isAny || distinct.some((port) => mayServe(port, wanted)))
    );
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
