import { textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import type { Workload } from "../../graph/workload.ts";
import { routesOf } from "../../ingress/routes.ts";
import type { Rule } from "../../rule.ts";

const replaced = new Set(["Deployment", "Rollout"]);

/** Workloads that Ingresses send requests to, with where that is said. */
function entriesOf(graph: Graph): ReadonlyMap<Workload, string> {
  const services = new Map(graph.services.map((one) => [`${one.namespace}/${one.name}`, one]));
  const entries = new Map<Workload, string>();
  const seen = new Set<readonly Workload[]>();
  for (const ingress of graph.ofKind(kinds.ingress)) {
    for (const { backend, place } of routesOf(ingress)) {
      const name = textAt(backend, "service", "name") ?? "";
      const service = services.get(`${namespaceOf(ingress)}/${name}`);
      if (service === undefined || service.selector.labels.length === 0) continue;
      const selected = graph.pods.matching(service.namespace, service.selector);
      if (seen.has(selected)) continue;
      seen.add(selected);
      for (const workload of selected) {
        entries.set(workload, `${place} of Ingress ${ingress.object.metadata.name}`);
      }
    }
  }
  return entries;
}

function isProbed({ containers }: Workload): boolean {
  return containers.some(({ fields }) => valueAt(fields, "readinessProbe") !== undefined);
}

/** Pods behind an Ingress say when they can answer, where the others do. */
export const entryReadiness: Rule = {
  number: 393,
  name: "entry-readiness",
  reason:
    "Without a readiness probe, a new pod gets requests while it starts, and every rollout answers some with errors.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe",
  *check(graph) {
    const entries = [...entriesOf(graph)].filter(([{ resource }]) => replaced.has(resource.object.kind));
    const without = entries.filter(([workload]) => !isProbed(workload));
    const [only] = without;
    // One that differs is a slip; where several do, it is a choice.
    if (only === undefined || without.length > 1 || entries.length < 2) return;
    const [{ resource: at }, place] = only;
    yield {
      at,
      severity: "warning",
      message: `${place} sends requests to it, and it is the only one there that has no readinessProbe`,
      fix: "add a readinessProbe",
    };
  },
};
