import { expanded } from "../../containers/commands.ts";
import { environmentOf } from "../../containers/environment.ts";
import { shellTextOf } from "../../containers/scripts.ts";
import { isTrueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import type { Service } from "../../graph/service.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Ways to ask whether something answers, each with the host. */
const waits: readonly RegExp[] = [
  /\bnc\s+(?:-\S+\s+(?:\d+\s+)?)*([a-z][\w.-]*)[\s:]+\d+/g,
  /\b(?:https?|tcp):\/\/([a-z][\w.-]*)/g,
  /\b(?:pg_isready|psql|mysqladmin|mysql|redis-cli|valkey-cli)\b[^\n;|&]*?\s(?:-h\s*|--host[= ])["']?([a-z][\w.-]*)/g,
  /\bwait-for(?:-it)?(?:\.sh)?\s+["']?([a-z][\w.-]*):\d+/g,
  /\/dev\/tcp\/([a-z][\w.-]*)\/\d+/g,
];

const servicesByName = oncePerGraph(
  ({ services }): ReadonlyMap<string, Service> =>
    new Map(services.map((service) => [`${service.namespace}/${service.name}`, service])),
);

function textOf(graph: Graph, workload: Workload, container: Container): string {
  const values = environmentOf(graph, workload.namespace, container).values;
  const text = `${container.words.join(" ")}\n${shellTextOf(graph, workload, container)}`;
  return expanded(text, values);
}

/** Services that a container asks before it goes on. */
function askedFor(graph: Graph, workload: Workload, container: Container): Set<Service> {
  const text = textOf(graph, workload, container);
  const hosts = waits.flatMap((form) => [...text.matchAll(form)].map(([, host = ""]) => host));
  const names = hosts.map((host) => {
    const [name = "", namespace = workload.namespace] = host.split(".");
    return `${namespace}/${name}`;
  });
  return new Set(names.flatMap((name) => servicesByName(graph).get(name) ?? []));
}

/** Kinds whose pods stay: a Job may well ask for those of another run. */
const staying = new Set(["DaemonSet", "Deployment", "ReplicaSet", "Rollout", "StatefulSet"]);

function* faultsOf(graph: Graph, workload: Workload): Generator<Fault> {
  for (const container of workload.containers) {
    if (container.list !== "initContainers" || container.stays) continue;
    for (const service of askedFor(graph, workload, container)) {
      const { resource, selector, namespace, name } = service;
      if (resource === undefined || isTrueAt(resource.object, "spec", "publishNotReadyAddresses")) continue;
      const behind = graph.pods.matching(namespace, selector);
      if (selector.labels.length === 0 || behind.length === 0) continue;
      if (!behind.every((one) => one === workload)) continue;
      yield {
        message: `init container ${container.name} waits for Service ${name}, which has no pods but its own: they are not ready before it ends, and it never ends`,
        fix: "ask in the container itself, or wait for another Service",
      };
    }
  }
}

/** Init containers wait for nothing that waits for them. */
export const initWaits: Rule = {
  number: 246,
  name: "init-waits",
  reason:
    "A pod is not ready before its init containers end: one that waits for its own Service waits for ever.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
  *check(graph) {
    for (const workload of graph.workloads) {
      if (!staying.has(workload.resource.object.kind)) continue;
      for (const fault of faultsOf(graph, workload)) yield { at: workload.resource, ...fault };
    }
  },
};
