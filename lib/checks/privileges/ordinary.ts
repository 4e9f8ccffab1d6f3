import { isMap, listAt, textAt } from "../graph/fields.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import { withoutTrailing } from "../graph/trailing.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";

/** Images of what manages nodes, their disks and their networks, or builds images. */
const nodeSoftware =
  /dind|docker-in-docker|buildkit|buildah|podman|kaniko|csi|cni|calico|cilium|weave|flannel|kube-proxy|device-plugin|gpu|nvidia|node-exporter|node-problem|falco|sysdig|datadog|tetragon|longhorn|rook|ceph|nfs|wireguard|openvpn|tailscale|istio|linkerd|envoy|multus|metallb|kube-vip|kured|aws-node|runner/i;

const hostFields = ["hostNetwork", "hostPID", "hostIPC"];

/** Folders of a node that make whoever can read or write them its master. */
const sensitivePath =
  /^\/(?:$|(?:root|home|boot|bin|sbin|lib|proc|sys|dev|etc|usr)$|(?:etc|root|home|boot|proc|sys)\/|(?:var\/)?run(?:\/|$)|var\/lib\/(?:kubelet|docker|containerd|etcd)|var\/log(?:\/|$))/;
const harmlessPath = /^\/etc\/(?:localtime|timezone|ssl|pki|ca-certificates)(?:\/|$)/;

/** Whether whoever has a folder of a node has the node. */
export function isSensitive(path: string): boolean {
  const plain = withoutTrailing(path, "/") || path.slice(0, 1);
  return sensitivePath.test(plain) && !harmlessPath.test(plain);
}

/** In how many ways a workload reaches out of its containers: several are no slip, but what it is for. */
function waysOut({ podSpec, containers }: Workload): number {
  const isPrivileged = containers.some(({ security }) => security.privileged === true);
  const sharesHost = hostFields.some((field) => podSpec[field] === true);
  const mountsHost = listAt(podSpec.volumes).some((volume) => {
    if (!isMap(volume) || volume.hostPath === undefined) return false;
    const path = textAt(volume.hostPath, "path");
    return path !== undefined && isSensitive(path);
  });
  return Number(isPrivileged) + Number(sharesHost) + Number(mountsHost);
}

/** Images of what reads the logs of a node: its files are all that it needs. */
const logShipper = /fluent-?bit|fluentd|filebeat|promtail/i;

/** Workloads that read files of their node, and have no business with its processes and devices. */
export const logShippers = oncePerGraph(({ workloads }): readonly Workload[] =>
  workloads.filter(
    ({ containers, namespace }) =>
      namespace !== "kube-system" &&
      containers.every(({ fields }) => logShipper.test(textAt(fields, "image") ?? "")),
  ),
);

/** Workloads that have no business on the node that they run on: no agents of nodes, nothing of the system. */
export const ordinaryWorkloads = oncePerGraph(({ workloads }): readonly Workload[] =>
  workloads.filter(
    (workload) =>
      workload.resource.object.kind !== "DaemonSet" &&
      workload.namespace !== "kube-system" &&
      waysOut(workload) < 2,
  ),
);

const namesNodeSoftware = remembered((text) => nodeSoftware.test(text));

/** Whether a container is known to manage the node. */
export function isNodeSoftware({ fields, name }: Container): boolean {
  return namesNodeSoftware(textAt(fields, "image") ?? "") || namesNodeSoftware(name);
}

/** Whether a container prepares the node before the others start, as Elasticsearch asks for. */
export function preparesNode({ fields, stays }: Container): boolean {
  const words = JSON.stringify([fields.command ?? "", fields.args ?? ""]);
  return !stays && /sysctl|modprobe|ulimit|iptables|mount |\/proc\/sys|\/sys\//.test(words);
}
