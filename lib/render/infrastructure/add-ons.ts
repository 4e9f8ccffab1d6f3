import type { Cluster } from "#lib/model/cluster.ts";
import { type EksAddOn, eksAddOnsOf } from "#lib/model/eks-add-on.ts";
import type { EksAddOnFacts } from "./infrastructure.ts";

function factsOf({ version, configuration }: EksAddOn): EksAddOnFacts {
  return { version, configuration: configuration === undefined ? null : JSON.stringify(configuration) };
}

/** The add-ons of EKS that the cluster has, by name. */
export function eksAddOnFacts(cluster: Cluster): Record<string, EksAddOnFacts> {
  const { kubernetesVersion, network, volumes } = cluster;
  const addOns = eksAddOnsOf({ kubernetesVersion, prefixDelegation: network.prefixDelegation, volumes });
  return Object.fromEntries(Object.entries(addOns).map(([name, addOn]) => [name, factsOf(addOn)]));
}
