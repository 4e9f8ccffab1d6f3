import type { Resource } from "#lib/render/resource.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { isEmpty } from "../../graph/labels.ts";
import type { Rule, Violation } from "../../rule.ts";
import { exactlyOneWorkload } from "../../selectors/one-workload.ts";

const serviceNameLabel = "kubernetes.io/service-name";

/** Services whose endpoints stand in the tree themselves, as `["namespace","name"]`. */
function withEndpoints({ ofKind }: Graph): ReadonlySet<string> {
  const endpoints = ofKind({ group: "", kind: "Endpoints" });
  const slices = ofKind({ group: "discovery.k8s.io", kind: "EndpointSlice" });
  return new Set([
    ...endpoints.map((one) => JSON.stringify([namespaceOf(one), one.object.metadata.name])),
    ...slices.map((one) =>
      JSON.stringify([namespaceOf(one), textAt(one.object, "metadata", "labels", serviceNameLabel) ?? ""]),
    ),
  ]);
}

function withoutSelector(at: Resource): Violation {
  return {
    at,
    severity: "warning",
    message: "spec.selector is empty, and no Endpoints or EndpointSlice of its name are in the tree",
    fix: "write the labels of the pods that are meant, or add the EndpointSlice",
  };
}

/** Services select the pods of one workload. */
export const serviceSelectors: Rule = {
  number: 301,
  name: "service-selectors",
  compares: true,
  reason: "A Service that selects no pods has no endpoints, and one that selects two workloads mixes them.",
  see: "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service",
  *check(graph) {
    const listed = withEndpoints(graph);
    for (const { resource: at, namespace, name, selector } of graph.services) {
      if (at === undefined || textAt(at.object, "spec", "type") === "ExternalName") continue;
      if (!isEmpty(selector)) yield* exactlyOneWorkload(graph, at, "spec.selector", selector);
      else if (!listed.has(JSON.stringify([namespace, name]))) yield withoutSelector(at);
    }
  },
};
