import type { Facts } from "#lib/render/facts.ts";
import { once } from "../graph/once.ts";
import { type PodPeer, unseenPods } from "./peer.ts";

/**
 * The pods of the cluster's DNS server. Those of the add-on of EKS have known labels.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const dnsPods = once(({ eksAddons = [] }: Facts): PodPeer => {
  const labels = new Map([["k8s-app", "kube-dns"]]);
  if (!eksAddons.includes("coredns")) return unseenPods("kube-dns", "kube-system", labels, false);
  const own = new Map([...labels, ["eks.amazonaws.com/component", "coredns"]]);
  return { ...unseenPods("kube-dns", "kube-system", own, false), isComplete: true };
});
