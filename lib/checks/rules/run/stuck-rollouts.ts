import type { Resource } from "#lib/render/resource.ts";
import { isTrueAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Fault, Rule } from "../../rule.ts";

function* ofDeployment({ object }: Resource): Generator<Fault> {
  if (isTrueAt(object, "spec", "paused")) {
    yield { message: "spec.paused holds back every new version", fix: "remove spec.paused" };
  }
  const unavailable = valueAt(object, "spec", "strategy", "rollingUpdate", "maxUnavailable");
  const replicas = numberAt(object, "spec", "replicas") ?? 1;
  const isAll = unavailable === "100%" || (typeof unavailable === "number" && unavailable >= replicas);
  if (isAll && replicas > 1) {
    const message = `maxUnavailable ${unavailable} lets a rollout stop all ${replicas} pods at once`;
    yield { message, fix: "lower maxUnavailable, or make the strategy Recreate" };
  }
}

function* ofUpdate({ object }: Resource): Generator<Fault> {
  if (textAt(object, "spec", "updateStrategy", "type") === "OnDelete") {
    const message = "updateStrategy OnDelete: a new version reaches no pod until somebody deletes it";
    yield { message, fix: "make updateStrategy RollingUpdate" };
  }
  const partition = numberAt(object, "spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
  const replicas = numberAt(object, "spec", "replicas") ?? 1;
  if (partition > 0 && partition >= replicas) {
    const message = `updateStrategy.rollingUpdate.partition ${partition} keeps all ${replicas} pods at the old version`;
    yield { message, fix: "remove partition" };
  }
}

function* faultsOf(graph: Graph): Generator<{ at: Resource } & Fault> {
  for (const at of graph.ofKind({ group: "apps", kind: "Deployment" })) {
    for (const fault of ofDeployment(at)) yield { at, ...fault };
  }
  for (const kind of ["DaemonSet", "StatefulSet"]) {
    for (const at of graph.ofKind({ group: "apps", kind })) {
      for (const fault of ofUpdate(at)) yield { at, ...fault };
    }
  }
}

/** A new version reaches the pods, bit by bit. */
export const stuckRollouts: Rule = {
  number: 374,
  name: "stuck-rollouts",
  reason: "A sync is green, and the pods stay what they were, or are all gone at once.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment",
  *check(graph) {
    for (const fault of faultsOf(graph)) yield { severity: "warning", ...fault };
  },
};
