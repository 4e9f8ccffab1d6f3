import type { Surroundings, ToldNodeGroup } from "../surroundings.ts";
import type { Infrastructure, NodeGroupFacts } from "./infrastructure.ts";

/** Effects of taints as EKS and as Kubernetes write them. */
const effects = { NO_SCHEDULE: "NoSchedule" } as const;

/** What the configuration of the network plugin says, as far as it matters to manifests. */
interface NetworkPluginConfiguration {
  readonly enableNetworkPolicy?: string;
  readonly env?: { readonly ENABLE_PREFIX_DELEGATION?: string };
}

function nodeGroupsOf(
  name: string,
  { instance_types, capacity, min, desired, max, taints }: NodeGroupFacts,
  zones: readonly string[],
): ToldNodeGroup[] {
  return instance_types.map((instanceType) => ({
    name,
    instanceType,
    arch: "amd64",
    capacityType: capacity,
    min,
    desired,
    max,
    zones,
    labels: { "eks.amazonaws.com/capacityType": capacity, "eks.amazonaws.com/nodegroup": name },
    taints: taints.map(({ key, value, effect }) => ({ key, value, effect: effects[effect] })),
  }));
}

/**
 * The network and the nodes that Terraform will have built, in the words in which those of any cluster are told: a
 * group of several instance types is one entry for each of them.
 */
export function surroundingsOf({ cluster, network, node_groups, add_ons }: Infrastructure): Surroundings {
  const zones = Object.keys(network.zones).sort();
  const subnets = zones.flatMap((zone) => network.zones[zone] ?? []);
  const plugin: NetworkPluginConfiguration = JSON.parse(add_ons["vpc-cni"]?.configuration ?? "{}");
  return {
    cluster: cluster.name,
    zones,
    vpc: {
      name: network.name,
      cidr: network.cidr,
      publicSubnets: subnets.map((subnet) => subnet.public),
      privateSubnets: subnets.map((subnet) => subnet.private ?? subnet.public),
    },
    nodeGroups: Object.entries(node_groups).flatMap(([name, group]) => nodeGroupsOf(name, group, zones)),
    prefixDelegation: plugin.env?.ENABLE_PREFIX_DELEGATION === "true",
    networkPolicyEnforcement: plugin.enableNetworkPolicy === "true" ? "vpc-cni" : null,
  };
}
