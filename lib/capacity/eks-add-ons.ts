import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { type Demand, type PodSet, podSet, type Requests } from "./demand.ts";
import { mebibytesOf, millicoresOf } from "./quantity.ts";

/** What an add-on of EKS runs when nothing is configured. */
interface Workload {
  readonly name: string;
  readonly requests: Requests;
  /** Absent: one on every node. */
  readonly replicas?: number;
}

/** Containers of the driver, each of which requests 10m and 40Mi: three on a node, six in the controller. */
function ofDriver(containers: number): Requests {
  return { cpu: 10 * containers, memory: 40 * containers };
}

/**
 * What the add-ons of EKS run, with their default requests: the network plugin and its policy agent 25m each,
 * kube-proxy 100m, the agent of Pod Identity nothing.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/values.yaml
 * @see https://github.com/aws/eks-pod-identity-agent/blob/main/charts/eks-pod-identity-agent/values.yaml
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/charts/aws-ebs-csi-driver/values.yaml
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
 */
const workloads: Readonly<Record<string, readonly Workload[]>> = {
  "vpc-cni": [{ name: "DaemonSet aws-node", requests: { cpu: 50, memory: 0 } }],
  "kube-proxy": [{ name: "DaemonSet kube-proxy", requests: { cpu: 100, memory: 0 } }],
  "eks-pod-identity-agent": [{ name: "DaemonSet eks-pod-identity-agent", requests: { cpu: 0, memory: 0 } }],
  coredns: [{ name: "Deployment coredns", requests: { cpu: 100, memory: 70 }, replicas: 2 }],
  "aws-ebs-csi-driver": [
    { name: "DaemonSet ebs-csi-node", requests: ofDriver(3) },
    { name: "Deployment ebs-csi-controller", requests: ofDriver(6), replicas: 2 },
  ],
};

/** What of an add-on's configuration changes how much it runs. */
interface Configuration {
  readonly replicaCount?: number;
  readonly resources?: { readonly requests?: { readonly cpu?: string; readonly memory?: string } };
}

function configured({ requests, replicas }: Workload, configuration: string | null): Omit<Workload, "name"> {
  const { replicaCount, resources }: Configuration = JSON.parse(configuration ?? "{}");
  const { cpu, memory } = resources?.requests ?? {};
  const count = replicas === undefined ? undefined : (replicaCount ?? replicas);
  return {
    requests: {
      cpu: cpu === undefined ? requests.cpu : millicoresOf(cpu),
      memory: memory === undefined ? requests.memory : mebibytesOf(memory),
    },
    ...(count !== undefined && { replicas: count }),
  };
}

/** What EKS itself runs on a cluster, as its add-ons are configured. */
export function eksAddOnDemand({ add_ons }: Infrastructure): Demand {
  const everywhere: PodSet[] = [];
  const anywhere: PodSet[] = [];
  for (const [addOn, { configuration }] of Object.entries(add_ons)) {
    for (const workload of Object.hasOwn(workloads, addOn) ? (workloads[addOn] ?? []) : []) {
      const { requests, replicas } = configured(workload, configuration);
      const set = podSet({ unit: "", name: workload.name, requests, min: replicas ?? 1 });
      (replicas === undefined ? everywhere : anywhere).push(set);
    }
  }
  return { everywhere, anywhere };
}
