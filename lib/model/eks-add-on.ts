import type { KubernetesVersion } from "./kubernetes-version.ts";
import { refuse } from "./problem.ts";

/** Add-ons of EKS: what AWS installs in a cluster, before Argo CD is there. */
export type EksAddOnName =
  | "vpc-cni"
  | "kube-proxy"
  | "coredns"
  | "eks-pod-identity-agent"
  | "aws-ebs-csi-driver";

type Versions = Readonly<Record<EksAddOnName, string>>;

/**
 * The versions of the add-ons that go with a version of Kubernetes: what EKS offers as the default. To know another
 * version of Kubernetes, ask it for each of them:
 * `aws eks describe-addon-versions --kubernetes-version 1.37 --addon-name coredns`.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
 */
const eksAddOnVersions: Readonly<Partial<Record<KubernetesVersion, Versions>>> = {
  "1.34": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.34.6-eksbuild.18",
    coredns: "v1.13.2-eksbuild.11",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
  },
  "1.35": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.35.3-eksbuild.18",
    coredns: "v1.13.2-eksbuild.11",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.64.0-eksbuild.1",
  },
  "1.36": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.36.0-eksbuild.17",
    coredns: "v1.14.3-eksbuild.14",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.65.0-eksbuild.1",
  },
};

/** An add-on of EKS as a cluster has it. */
export interface EksAddOn {
  readonly version: string;
  /** What differs from the add-on's defaults, by the names of its schema. @default - nothing */
  readonly configuration?: object;
}

/** What the add-ons of a cluster follow from. */
export interface EksAddOnNeeds {
  readonly kubernetesVersion: KubernetesVersion;
  readonly prefixDelegation: boolean;
  /** Whether pods may claim disks. */
  readonly volumes: boolean;
}

/**
 * The network plugin enforces NetworkPolicies; without that they are accepted and do nothing.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 */
function vpcCni(prefixDelegation: boolean): object {
  return {
    enableNetworkPolicy: "true",
    ...(prefixDelegation && { env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" } }),
  };
}

/** Name resolution survives the loss of a node, and cannot take a small one's memory. */
const coredns = {
  replicaCount: 2,
  resources: { requests: { cpu: "100m", memory: "70Mi" }, limits: { memory: "170Mi" } },
};

/**
 * Refuses a version of Kubernetes whose add-ons nobody has looked up.
 *
 * @param cluster name of the cluster, for the message
 */
export function checkEksAddOns(kubernetesVersion: string, cluster: string): void {
  if (Object.hasOwn(eksAddOnVersions, kubernetesVersion)) return;
  refuse(
    `Kubernetes ${kubernetesVersion} of cluster ${cluster} has no versions of EKS add-ons`,
    `add them to lib/model/eks-add-on.ts, or choose of ${Object.keys(eksAddOnVersions).join(", ")}`,
  );
}

/**
 * The add-ons of a cluster by name: the network, name resolution, roles for ServiceAccounts and, where pods claim
 * disks, the driver that makes them. None for a version of Kubernetes that is refused.
 */
export function eksAddOnsOf({
  kubernetesVersion,
  prefixDelegation,
  volumes,
}: EksAddOnNeeds): Partial<Record<EksAddOnName, EksAddOn>> {
  const versions = eksAddOnVersions[kubernetesVersion];
  if (versions === undefined) return {};
  return {
    "vpc-cni": { version: versions["vpc-cni"], configuration: vpcCni(prefixDelegation) },
    "kube-proxy": { version: versions["kube-proxy"] },
    coredns: { version: versions.coredns, configuration: coredns },
    "eks-pod-identity-agent": { version: versions["eks-pod-identity-agent"] },
    ...(volumes && { "aws-ebs-csi-driver": { version: versions["aws-ebs-csi-driver"] } }),
  };
}
