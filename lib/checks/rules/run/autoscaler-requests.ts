import { listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { namespaceOf } from "../../graph/kind.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { type Utilization, utilizationsOf } from "../../scaling/metrics.ts";
import { asTarget, scalersOf, targetKey, verticalPodAutoscaler } from "../../scaling/scalers.ts";
import { enumerate } from "../../wording.ts";

/** Resources that containers of a namespace get without asking, as `namespace/cpu`. */
function usualRequests(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph.ofKind({ group: "", kind: "LimitRange" }).flatMap((range) =>
      listAt(range.object, "spec", "limits")
        .filter((limit) => textAt(limit, "type") === "Container")
        .flatMap((limit) => [
          ...Object.keys(mapAt(limit, "defaultRequest")),
          ...Object.keys(mapAt(limit, "default")),
        ])
        .map((resource) => `${namespaceOf(range)}/${resource}`),
    ),
  );
}

/** Workloads whose requests a VerticalPodAutoscaler writes. */
function verticallyScaled(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph.ofKind(verticalPodAutoscaler).map((one) =>
      targetKey({
        namespace: namespaceOf(one),
        kind: textAt(one.object, "spec", "targetRef", "kind") ?? "",
        name: textAt(one.object, "spec", "targetRef", "name") ?? "",
      }),
    ),
  );
}

function asksFor({ fields }: Container, resource: string): boolean {
  return ["requests", "limits"].some(
    (field) => (valueAt(fields, "resources", field, resource) ?? null) !== null,
  );
}

function faultOf(
  { title, containers, podSpec }: Workload,
  { resource, container }: Utilization,
  isUsual: boolean,
) {
  const counted = containers.filter(({ list, stays, name }) =>
    container === undefined ? list === "containers" : stays && name === container,
  );
  if (container !== undefined && counted.length === 0) {
    const message = `it scales by ${resource} of container ${container}, and the pods of ${title} have no container of that name`;
    return { message, fix: `name one of ${enumerate(containers.map(({ name }) => name))}` };
  }
  if (isUsual) return undefined;
  // A pod may ask as a whole.
  if (valueAt(podSpec, "resources", "requests", resource) !== undefined) return undefined;
  const without = counted.filter((one) => !asksFor(one, resource)).map(({ name }) => name);
  if (without.length === 0) return undefined;
  const message = `it scales by ${resource} utilization, which is a share of requests, but ${enumerate(without)} of ${title} requests no ${resource}: it never scales`;
  return { message, fix: `set resources.requests.${resource} in every container` };
}

/** What an autoscaler takes a share of, every container requests. */
export const autoscalerRequests: Rule = {
  number: 363,
  name: "autoscaler-requests",
  reason: "An autoscaler that cannot compute the share of one container scales nothing at all.",
  see: "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details",
  *check(graph) {
    const workloads = new Map(graph.workloads.map((one) => [targetKey(asTarget(one.resource)), one]));
    const [usual, vertical] = [usualRequests(graph), verticallyScaled(graph)];
    for (const scaler of scalersOf(graph)) {
      const workload = workloads.get(targetKey(scaler));
      if (workload === undefined || vertical.has(targetKey(scaler))) continue;
      for (const utilization of utilizationsOf(scaler.resource)) {
        const isUsual = usual.has(`${scaler.namespace}/${utilization.resource}`);
        const fault = faultOf(workload, utilization, isUsual);
        if (fault !== undefined) yield { at: scaler.resource, ...fault };
      }
    }
  },
};
