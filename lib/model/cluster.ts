import { type ControlPlane, checkControlPlane } from "./control-plane.ts";
import { checkEksAddOns } from "./eks-add-on.ts";
import { instanceTypes } from "./instance-type.ts";
import { checkKubernetesVersion, type KubernetesVersion } from "./kubernetes-version.ts";
import { dnsLabel, dnsName } from "./name.ts";
import { checkNetwork, type Network } from "./network.ts";
import { checkNodeAddresses, nodeSubnetsOf } from "./node-addresses.ts";
import { checkNodeGroups, type NodeGroup } from "./node-group.ts";
import { checkOwner, type Owner } from "./owner.ts";
import { refuse } from "./problem.ts";
import type { Region } from "./region.ts";

/** A cluster as the manifests see it; Terraform builds it from the same facts. */
export interface Cluster {
  readonly kind: "cluster";
  readonly name: string;
  /** Stage that the cluster serves; images are recorded by it. */
  readonly environment: string;
  /** Number of the AWS account, 12 digits. */
  readonly account: string;
  readonly region: Region;
  readonly owner: Owner;
  /** Minor version, as `1.36`. */
  readonly kubernetesVersion: KubernetesVersion;
  readonly controlPlane: ControlPlane;
  readonly network: Network;
  readonly nodeGroups: readonly NodeGroup[];
  /** Whether pods may claim disks. */
  readonly volumes: boolean;
  /** Route 53 zone whose records and certificates the cluster manages. */
  readonly hostedZone?: string;
  /**
   * Whether ACM has a certificate for the hosted zone's name and everything one level below, for load balancers.
   *
   * @default - false
   */
  readonly acmCertificate?: boolean;
  /** Whether workloads are kept up through the loss of a node or a zone; costs more. */
  readonly highAvailability: boolean;
  /** Whether CloudWatch collects metrics of nodes, pods and containers; AWS charges for each. */
  readonly containerInsights: boolean;
  /** Whether new versions can take traffic step by step, through Argo Rollouts. */
  readonly progressiveDelivery: boolean;
}

function checkAccount({ account, name }: Cluster): void {
  if (/^\d{12}$/.test(account)) return;
  refuse(
    `account "${account}" of cluster ${name} is not the number of an AWS account`,
    "write its 12 digits, between quotes",
  );
}

function checkHostedZone({ hostedZone, acmCertificate, name }: Cluster): void {
  if (hostedZone !== undefined) dnsName(hostedZone, "hosted zone");
  else if (acmCertificate) {
    refuse(
      `cluster ${name} has an ACM certificate and no hosted zone to prove it in`,
      "give the cluster a hosted zone, or leave the certificate out",
    );
  }
}

function checkAvailability({ highAvailability, network, name }: Cluster): void {
  if (!highAvailability || network.nat !== "one") return;
  refuse(
    `cluster ${name} is highly available and has one NAT gateway, with whose zone all nodes lose the internet`,
    'write nat: "one per zone"',
  );
}

/**
 * A cluster. Refuses versions that are no minor version or whose add-ons nobody knows, and what `checkNetwork`,
 * `checkNodeGroups`, `checkNodeAddresses`, `checkControlPlane` and `checkOwner` refuse; accounts without 12 digits,
 * certificates without a zone, and high availability that hangs on one NAT gateway.
 */
export function defineCluster(properties: Omit<Cluster, "kind">): Cluster {
  const cluster: Cluster = { kind: "cluster", ...properties };
  const { name, region, kubernetesVersion, network, nodeGroups } = cluster;
  dnsLabel(name, "cluster");
  dnsLabel(cluster.environment, "environment");
  checkAccount(cluster);
  checkOwner(cluster.owner, name);
  if (checkKubernetesVersion(kubernetesVersion, name)) checkEksAddOns(kubernetesVersion, name);
  checkControlPlane(cluster.controlPlane, name);
  checkHostedZone(cluster);
  checkNetwork(network, region, name);
  checkNodeGroups(nodeGroups, name);
  checkNodeAddresses(network, nodeGroups, name);
  checkAvailability(cluster);
  return cluster;
}

/** The hosted zone of a cluster, for what cannot do without. Refuses a cluster without one. */
export function hostedZoneOf({ name, hostedZone }: Cluster, who: string): string {
  if (hostedZone === undefined) {
    refuse(`${who} needs a hosted zone, and cluster ${name} has none`, "give the cluster one");
  }
  return hostedZone ?? "";
}

/** Networks that load balancers have their addresses in. */
export function publicSubnets({ network }: Cluster): string[] {
  return network.zones.map(({ publicSubnet }) => publicSubnet);
}

/** Networks that databases outside of Kubernetes have their addresses in, each in a zone of its own. */
export function databaseSubnets({ network }: Cluster): string[] {
  return network.zones.flatMap(({ databaseSubnet }) => databaseSubnet ?? []);
}

/** Networks that nodes and pods have their addresses in. */
export function nodeSubnets({ network }: Cluster): string[] {
  return nodeSubnetsOf(network);
}

/** GiB of the smallest node that a cluster may get: what every pod has to fit into. */
export function smallestMemory({ nodeGroups }: Cluster): number {
  return Math.min(
    ...nodeGroups.flatMap((group) => group.instanceTypes.map((type) => instanceTypes[type].memory)),
  );
}
