import { listAt, textAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { horizontalPodAutoscaler, scalersOf, targetKey } from "../../scaling/scalers.ts";
import { enumerate } from "../../wording.ts";

function cure(name: string, known: readonly string[]): string {
  const near = nearest(name, known) ?? (known.length === 1 ? known[0] : undefined);
  return near === undefined ? `name one of ${enumerate(known)}` : `write ${near}`;
}

/** What names a container of a pod names one that is there. */
export const containerReferences: Rule = {
  number: 290,
  name: "container-references",
  reason:
    "A variable from the limits of a container that is not there is refused, and its load is never measured.",
  see: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics",
  *check(graph) {
    const byTarget = new Map<string, readonly string[]>();
    for (const { resource: at, namespace, containers } of graph.workloads) {
      const { kind, metadata } = at.object;
      const names = containers.map(({ name }) => name);
      byTarget.set(targetKey({ namespace, kind, name: metadata.name }), names);
      for (const { fields, name: owner } of containers) {
        for (const variable of listAt(fields, "env")) {
          const name = textAt(variable, "valueFrom", "resourceFieldRef", "containerName");
          if (name === undefined || names.includes(name)) continue;
          yield {
            at,
            message: `env ${textAt(variable, "name")} of container ${owner} reads the resources of container ${name}, which the pod does not have`,
            fix: cure(name, names),
          };
        }
      }
    }
    for (const scaler of scalersOf(graph)) {
      const names = byTarget.get(targetKey(scaler));
      const at = scaler.resource;
      if (names === undefined || at.object.kind !== horizontalPodAutoscaler.kind) continue;
      for (const metric of listAt(at.object, "spec", "metrics")) {
        const name = textAt(metric, "containerResource", "container");
        if (name === undefined || names.includes(name)) continue;
        yield {
          at,
          message: `it measures container ${name}, which the pods of ${scaler.kind} ${scaler.name} do not have: it never scales`,
          fix: cure(name, names),
        };
      }
    }
  },
};
