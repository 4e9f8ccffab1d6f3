import type { Facts } from "../facts.ts";
import { factsOfContract } from "./facts.ts";
import type { Infrastructure } from "./infrastructure.ts";
import { surroundingsOf } from "./surroundings.ts";

/** There in every EKS cluster, before anybody applies anything. */
const preinstalled = { services: ["kube-system/kube-dns", "default/kubernetes"] } as const;

/** What is true of a cluster that Terraform builds, whatever runs on it. */
export function factsOfInfrastructure(infrastructure: Infrastructure): Facts {
  const { version, region } = infrastructure.cluster;
  return {
    kubernetesVersion: version,
    region,
    preinstalled,
    ...factsOfContract(infrastructure),
    ...surroundingsOf(infrastructure),
  };
}
