import type { Cluster } from "#lib/model/cluster.ts";
import type { Zone } from "#lib/model/network.ts";
import type { NetworkFacts } from "./infrastructure.ts";

function subnetsOf({ publicSubnet, privateSubnet, databaseSubnet }: Zone): NetworkFacts["zones"][string] {
  return { public: publicSubnet, private: privateSubnet ?? null, database: databaseSubnet ?? null };
}

/** The network that the cluster stands in. */
export function networkFacts({ network }: Cluster): NetworkFacts {
  const { name, cidr, nat, flowLogs } = network;
  const zones = Object.fromEntries(network.zones.map((zone) => [zone.name, subnetsOf(zone)]));
  return { name, cidr, nat, flow_logs: flowLogs, zones };
}
