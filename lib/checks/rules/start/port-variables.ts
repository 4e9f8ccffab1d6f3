import { environmentOf } from "../../containers/environment.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Variables by which frameworks are told where to listen. */
const names = new Set([
  "APP_PORT",
  "FLASK_RUN_PORT",
  "HTTP_PORT",
  "LISTEN_PORT",
  "MANAGEMENT_SERVER_PORT",
  "PORT",
  "SERVER_PORT",
  "UVICORN_PORT",
]);

/** Whether the port may be that of somebody whom the container calls. */
function isOfOthers(name: string, values: ReadonlyMap<string, string>): boolean {
  const host = values.get(name.replace(/PORT$/, "HOST"));
  return host !== undefined && !/^(0\.0\.0\.0|::|\[::\]|localhost|127\.\d+\.\d+\.\d+)$/.test(host);
}

/** Ports of all containers that take their variables from a ConfigMap, by it. */
function portsOfReaders({ workloads }: Graph): ReadonlyMap<string, ReadonlySet<number>> {
  const ports = new Map<string, Set<number>>();
  for (const { namespace, containers } of workloads) {
    for (const container of containers) {
      for (const key of sourcesOf(namespace, container)) {
        const own = ports.get(key) ?? new Set();
        for (const { number } of container.ports) if (number !== undefined) own.add(number);
        ports.set(key, own);
      }
    }
  }
  return ports;
}

/** ConfigMaps that a container takes all its variables from. */
function sourcesOf(namespace: string, { fields }: Container): string[] {
  return listAt(fields, "envFrom").flatMap((source) => {
    const name = textAt(source, "configMapRef", "name");
    return name === undefined ? [] : [`${namespace}/${name}`];
  });
}

/** Containers listen where they say that they do. */
export const portVariables: Rule = {
  number: 218,
  name: "port-variables",
  reason:
    "A program that is told another port than its Service, its probes and its policies know is never reached.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking",
  *check(graph) {
    const readers = portsOfReaders(graph);
    for (const { resource: at, namespace, containers } of graph.workloads) {
      for (const container of containers) {
        const { name: own, ports, stays } = container;
        if (!stays || ports.length === 0) continue;
        const environment = environmentOf(graph, namespace, container);
        const values = environment.values;
        const isShared = (name: string, port: number) =>
          environment.variables.every((one) => one.name !== name || one.place.startsWith("envFrom")) &&
          sourcesOf(namespace, container).some((key) => readers.get(key)?.has(port));
        for (const [name, value] of values) {
          if (!names.has(name) || !/^[1-9]\d{0,4}$/.test(value) || isOfOthers(name, values)) continue;
          if (ports.some(({ number }) => number === Number(value))) continue;
          // What several containers read need not be for each of them.
          if (isShared(name, Number(value))) continue;
          const declared = enumerate(
            ports.flatMap(({ number }) => (number === undefined ? [] : String(number))),
          );
          yield {
            at,
            severity: "warning",
            message: `env ${name} tells container ${own} to listen on ${value}, and it declares ${declared}`,
            fix: "correct the variable, or declare the port",
          };
        }
      }
    }
  },
};
