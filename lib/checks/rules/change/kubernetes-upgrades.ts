import type { Change } from "../../change/change.ts";
import type { ChangeRule, Destruction } from "../../change/destruction.ts";
import { minorOf, removedIn } from "../../change/removed-apis.ts";
import { enumerate, titleOf } from "../../wording.ts";

function faultOf(from: number, to: number): { readonly message: string; readonly cure: string } | undefined {
  const step = `Kubernetes goes from 1.${from} to 1.${to}`;
  if (to < from) {
    const message = `${step}: EKS lowers no version, and Terraform would build the cluster anew or fail`;
    return { message, cure: `stay at 1.${from}` };
  }
  if (to <= from + 1) return undefined;
  const message = `${step}: EKS raises one minor version at a time and refuses more`;
  return { message, cure: `go to 1.${from + 1} first` };
}

function* ofVersions({ base, head }: Change): Generator<Destruction> {
  const from = minorOf(base.tree.facts.kubernetesVersion);
  const to = minorOf(head.tree.facts.kubernetesVersion);
  if (from === undefined || to === undefined || from === to) return;
  const place = { at: head.tree, word: "Replaces", subject: `Cluster ${head.tree.cluster}` } as const;
  const fault = faultOf(from, to);
  if (fault !== undefined) yield { ...place, ...fault };
  const lost = head.graph.resources.filter(({ object }) => {
    const removed = removedIn(object);
    return removed !== undefined && removed > from && removed <= to;
  });
  if (lost.length === 0) return;
  const titles = lost.map((resource) => `${titleOf(resource)} (${resource.object.apiVersion})`).sort();
  yield {
    ...place,
    message: `Kubernetes 1.${to} serves the APIs of ${enumerate(titles)} no longer: they cannot be synced any more`,
    cure: "write them in the version that took their place, before the cluster is raised",
  };
}

/** The way from one version of Kubernetes to another. */
export const kubernetesUpgrades: ChangeRule = {
  number: 627,
  name: "kubernetes-upgrades",
  reason: "A control plane goes up one minor version at a time and never down, and leaves old APIs behind.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html",
  check: ofVersions,
};
