import { expanded } from "../../containers/commands.ts";
import { environmentOf } from "../../containers/environment.ts";
import { shellTextOf } from "../../containers/scripts.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

const local = /\b(?:localhost|127\.0\.0\.1):(\d{2,5})\b/g;

/** Ports of its own pod that a container speaks to. */
function localPorts(graph: Graph, workload: Workload, container: Container): Set<number> {
  const values = environmentOf(graph, workload.namespace, container).values;
  const text = [...container.words, shellTextOf(graph, workload, container), ...values.values()].join("\n");
  return new Set([...expanded(text, values).matchAll(local)].map(([, port]) => Number(port)));
}

function* faultsOf(graph: Graph, workload: Workload): Generator<Fault> {
  const { containers } = workload;
  if (workload.podSpec.initContainers === undefined) return;
  for (const [index, container] of containers.entries()) {
    if (container.list !== "initContainers" || container.stays) continue;
    const ports = localPorts(graph, workload, container);
    const isThere = (one: Container) => one.stays && one.ports.some(({ number = 0 }) => ports.has(number));
    if (ports.size === 0 || containers.slice(0, index).some(isThere)) continue;
    const late = containers.slice(index + 1).find(isThere);
    if (late === undefined) continue;
    yield {
      message: `init container ${container.name} speaks to container ${late.name} of its own pod, which starts only after it ends`,
      fix: `make ${late.name} a sidecar: an init container before ${container.name} with restartPolicy Always`,
    };
  }
}

/** Init containers need nothing of their pod that starts after them. */
export const containerOrder: Rule = {
  number: 247,
  name: "container-order",
  reason:
    "Init containers run one after the other before all others: what they speak to has to stand before them.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const fault of faultsOf(graph, workload)) {
        yield { at: workload.resource, severity: "warning", ...fault };
      }
    }
  },
};
