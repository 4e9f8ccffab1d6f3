import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** Images of what manages nodes, their disks and their networks, or builds images. */
const nodeSoftware =
  /dind|docker-in-docker|buildkit|buildah|podman|kaniko|csi|cni|calico|cilium|weave|flannel|kube-proxy|device-plugin|gpu|nvidia|node-exporter|node-problem|falco|sysdig|datadog|tetragon|longhorn|rook|ceph|nfs|wireguard|openvpn|tailscale|istio|linkerd|envoy|multus|metallb|kube-vip|kured|aws-node|runner/i;

/** Workloads that have no business on the node that they run on: no agents of nodes, nothing of the system. */
export function ordinaryWorkloads({ workloads }: Graph): Workload[] {
  return workloads.filter(
    ({ resource, namespace }) => resource.object.kind !== "DaemonSet" && namespace !== "kube-system",
  );
}

/** Whether a container is known to manage the node. */
export function isNodeSoftware({ fields, name }: Container): boolean {
  return nodeSoftware.test(`${textAt(fields, "image") ?? ""} ${name}`);
}

/** Containers of a workload that have no business on the node. */
export function ordinaryContainers({ containers }: Workload): Container[] {
  return containers.filter((container) => !isNodeSoftware(container));
}

/** Whether a container prepares the node before the others start, as Elasticsearch asks for. */
export function preparesNode({ fields, stays }: Container): boolean {
  const words = JSON.stringify([fields.command ?? "", fields.args ?? ""]);
  return !stays && /sysctl|modprobe|ulimit|iptables|mount |\/proc\/sys|\/sys\//.test(words);
}
