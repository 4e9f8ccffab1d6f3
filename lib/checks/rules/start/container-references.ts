import { listAt, textAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function cure(name: string, known: readonly string[]): string {
  const near = nearest(name, known) ?? (known.length === 1 ? known[0] : undefined);
  return near === undefined ? `name one of ${enumerate(known)}` : `write ${near}`;
}

/** Variables read the limits of containers that are there. */
export const containerReferences: Rule = {
  number: 290,
  name: "container-references",
  reason: "A pod with a variable from the limits of a container that it does not have never starts.",
  see: "https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/",
  *check(graph) {
    for (const { resource: at, containers } of graph.workloads) {
      const names = containers.map(({ name }) => name);
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
  },
};
