import { textAt, valueAt } from "../../graph/fields.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { routesOf } from "../../ingress/routes.ts";
import type { Rule } from "../../rule.ts";

const replaced = new Set(["Deployment", "Rollout"]);

/** Pods behind an Ingress say when they can answer. */
export const entryReadiness: Rule = {
  number: 393,
  name: "entry-readiness",
  reason:
    "Without a readiness probe, a new pod gets requests while it starts, and every rollout answers some with errors.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe",
  *check(graph) {
    const services = new Map(graph.services.map((one) => [`${one.namespace}/${one.name}`, one]));
    const told = new Set<unknown>();
    for (const ingress of graph.ofKind(kinds.ingress)) {
      for (const { backend, place } of routesOf(ingress)) {
        const name = textAt(backend, "service", "name") ?? "";
        const service = services.get(`${namespaceOf(ingress)}/${name}`);
        if (service === undefined || service.selector.labels.length === 0) continue;
        for (const { resource: at, containers } of graph.pods.matching(service.namespace, service.selector)) {
          const running = containers.filter(({ list }) => list === "containers");
          const isProbed = running.some(({ fields }) => valueAt(fields, "readinessProbe") !== undefined);
          if (isProbed || told.has(at) || !replaced.has(at.object.kind)) continue;
          told.add(at);
          yield {
            at,
            severity: "warning",
            message: `none of its containers has a readinessProbe, and ${place} of Ingress ${ingress.object.metadata.name} sends requests to it by Service ${name}`,
            fix: "add a readinessProbe",
          };
        }
      }
    }
  },
};
