import { labelsByNamespace } from "../../containers/namespace-labels.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Labels } from "../../graph/labels.ts";
import type { Workload } from "../../graph/workload.ts";
import { baseline } from "../../pod-security/baseline.ts";
import type { Control } from "../../pod-security/control.ts";
import { restricted } from "../../pod-security/restricted.ts";
import { remembered } from "../../remembered.ts";
import type { Rule, Violation } from "../../rule.ts";

const enforce = "pod-security.kubernetes.io/enforce";

const controls: ReadonlyMap<string, readonly Control[]> = new Map([
  ["baseline", baseline],
  ["restricted", [...baseline, ...restricted]],
]);

/** Newer than every version: what `latest` means where nobody says which Kubernetes it is. */
const newest = 35;

const minorOf = remembered((text): number => {
  const minor = /^v?1\.(\d{1,3})/.exec(text)?.[1];
  return minor === undefined ? newest : Number(minor);
});

/** The minor version of the standards that a namespace is held to: its own, or that of the cluster. */
function versionFor({ tree }: Graph, labels: Labels): number {
  const own = labels.get(`${enforce}-version`);
  return minorOf((own === undefined || own === "latest" ? tree.facts.kubernetesVersion : own) ?? "");
}

function* violationsOf(graph: Graph, workload: Workload, labels: Labels): Generator<Violation> {
  const level = labels.get(enforce) ?? "";
  const asked = controls.get(level);
  if (asked === undefined) return;
  const minor = versionFor(graph, labels);
  for (const { since = 0, broken, fix } of asked) {
    const fault = since > minor ? undefined : broken(workload, minor);
    if (fault === undefined) continue;
    yield {
      at: workload.resource,
      message: `namespace ${workload.namespace} enforces Pod Security level ${level}, which refuses its pods: ${fault}`,
      fix,
    };
  }
}

/** Pods keep to the Pod Security level that their namespace enforces. */
export const podSecurityLevels: Rule = {
  number: 230,
  name: "pod-security-levels",
  compares: true,
  reason:
    "The API server accepts a workload whose pods it refuses: the Deployment is Synced, and has no pod for ever.",
  see: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  *check(graph) {
    const labels = labelsByNamespace(graph);
    for (const workload of graph.workloads) {
      const own = labels.get(workload.namespace);
      if (own !== undefined) yield* violationsOf(graph, workload, own);
    }
  },
};
