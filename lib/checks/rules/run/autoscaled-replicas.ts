import type { Resource } from "#lib/render/resource.ts";
import { listAt, numberAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { asTarget, scalersByTarget, targetKey } from "../../scaling/scalers.ts";
import { enumerate, titleOf } from "../../wording.ts";

/** Whether an Application leaves the replicas of a workload as they are. */
function leavesReplicas(application: Resource, { kind, metadata }: Resource["object"]): boolean {
  return listAt(application.object, "spec", "ignoreDifferences").some((entry) => {
    const [ofKind, name] = [textAt(entry, "kind") ?? "*", textAt(entry, "name") ?? metadata.name];
    const fields = [...textsAt(entry, "jsonPointers"), ...textsAt(entry, "jqPathExpressions")];
    const isManaged = textsAt(entry, "managedFieldsManagers").length > 0;
    const isMeant = (ofKind === "*" || ofKind === kind) && name === metadata.name;
    return isMeant && (isManaged || fields.some((field) => field.includes("replicas") || field === "/spec"));
  });
}

/** Whether Argo CD as a whole is told to leave replicas alone. */
function isLeftEverywhere(graph: Graph): boolean {
  const says = (value: unknown) => /ignoreDifferences.*replicas/.test(JSON.stringify(value) ?? "");
  const configuration = graph
    .ofKind(kinds.configMap)
    .filter(({ object }) => object.metadata.name === "argocd-cm");
  return (
    configuration.some(({ object }) => says(object)) ||
    graph.charts.some(({ chart, values }) => chart === "argo-cd" && says(values))
  );
}

/** Who decides how many pods there are: the manifest or the autoscaler. */
export const autoscaledReplicas: Rule = {
  number: 364,
  name: "autoscaled-replicas",
  reason:
    "Each sync sets the replicas of the manifest again, in the middle of the load for which there were more.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness",
  *check(graph) {
    if (isLeftEverywhere(graph)) return;
    const scalers = scalersByTarget(graph);
    const applications = new Map(
      graph
        .ofKind({ group: "argoproj.io", kind: "Application" })
        .map((one) => [one.object.metadata.name, one]),
    );
    for (const { resource: at } of graph.workloads) {
      const [first, ...more] = scalers.get(targetKey(asTarget(at))) ?? [];
      const replicas = numberAt(at.object, "spec", "replicas");
      if (first === undefined || replicas === undefined || replicas === 0) continue;
      const application = applications.get(at.unit);
      if (application !== undefined && leavesReplicas(application, at.object)) continue;
      yield {
        at,
        // Whoever delivers it may leave the field alone.
        ...(application === undefined && { severity: "warning" }),
        message: `spec.replicas is ${replicas}, and ${enumerate([first, ...more].map(({ resource }) => titleOf(resource)))} scales it: each sync undoes what it did`,
        fix: "remove spec.replicas, or put /spec/replicas into ignoreDifferences of the Application",
      };
    }
  },
};
