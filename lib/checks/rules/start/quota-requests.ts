import { rangesByNamespace, resourcesOf } from "../../admission/limit-ranges.ts";
import { askedName, hardOfQuotas } from "../../admission/quotas.ts";
import { mapAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Names of quotas for what every container then has to say. */
const demanded = /^(requests|limits)\.(cpu|memory|ephemeral-storage)$/;

function* violationsOf(graph: Graph, workload: Workload, wanted: ReadonlySet<string>): Generator<Violation> {
  // Of pods that say it for all of their containers, the containers need not.
  if (Object.keys(mapAt(workload.podSpec, "resources")).length > 0) return;
  const ranges = rangesByNamespace(graph).get(workload.namespace) ?? [];
  for (const container of workload.containers) {
    if (container.list === "ephemeralContainers") continue;
    const resources = resourcesOf(container, ranges);
    const missing = [...wanted].filter((name) => {
      const [list = "", ...resource] = name.split(".");
      return !Object.hasOwn(mapAt({ ...resources }, list), resource.join("."));
    });
    if (missing.length === 0) continue;
    yield {
      at: workload.resource,
      message: `container ${container.name} does not say ${enumerate(missing.sort())}, which the quota of namespace ${workload.namespace} counts: its pods are refused`,
      fix: "write it in resources of the container, or give the namespace a LimitRange with defaults",
    };
  }
}

/** Containers say what the quota of their namespace counts. */
export const quotaRequests: Rule = {
  number: 254,
  name: "quota-requests",
  compares: true,
  reason:
    "Where a quota counts CPU or memory, every pod with a container that does not ask for it is refused.",
  see: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota",
  *check(graph) {
    const lines = hardOfQuotas(graph).map(({ namespace, name }) => ({ namespace, name: askedName(name) }));
    const groups = Map.groupBy(
      lines.filter(({ name }) => demanded.test(name)),
      ({ namespace }) => namespace,
    );
    const byNamespace = new Map(
      [...groups].map(([namespace, some]) => [namespace, new Set(some.map(({ name }) => name))]),
    );
    for (const workload of graph.workloads) {
      const wanted = byNamespace.get(workload.namespace);
      if (wanted === undefined) continue;
      yield* violationsOf(graph, workload, wanted);
    }
  },
};
