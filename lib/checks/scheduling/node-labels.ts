import type { ToldNodeGroup } from "#lib/render/surroundings.ts";
import type { Labels } from "../graph/labels.ts";

/** Labels that somebody in the cluster sets whom the facts do not tell of: drivers, device plugins, eksctl. */
const setByOthers =
  /^kubernetes\.io\/hostname$|(^|\.)(amazonaws\.com|k8s\.aws|eksctl\.io|karpenter\.sh|nvidia\.com|amd\.com|intel\.com|node-restriction\.kubernetes\.io|feature\.node\.kubernetes\.io)\/|^topology\.[^/]*csi[^/]*\//;

/** Labels that only the kubelet and the cloud provider set: which there are is known of every cluster. */
const setByKubernetes = /^((beta|topology|failure-domain\.beta)\.)?kubernetes\.io\//;

/**
 * Whether an instance type is of Graviton: its family has a `g` behind the generation, as `m7g`, `c6gn`.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
function isArm(instanceType: string): boolean {
  return /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType);
}

function architectureOf({ arch, instanceType }: ToldNodeGroup): string | undefined {
  if (arch !== undefined) return arch === "x86_64" ? "amd64" : arch;
  if (instanceType === undefined) return undefined;
  return isArm(instanceType) ? "arm64" : "amd64";
}

/** `us-east-1` of `us-east-1a`. */
function regionOf(zone: string | undefined): string | undefined {
  return zone === undefined ? undefined : /^(.*\d)[a-z]$/.exec(zone)?.[1];
}

/** Every name that a node has a value of each of these under. */
const names = {
  arch: ["kubernetes.io/arch", "beta.kubernetes.io/arch"],
  os: ["kubernetes.io/os", "beta.kubernetes.io/os"],
  instanceType: ["node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"],
  zone: [
    "topology.kubernetes.io/zone",
    "failure-domain.beta.kubernetes.io/zone",
    "topology.ebs.csi.aws.com/zone",
  ],
  region: ["topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"],
  group: ["eks.amazonaws.com/nodegroup"],
  capacity: ["eks.amazonaws.com/capacityType"],
} as const;

const wellKnown: ReadonlySet<string> = new Set(Object.values(names).flat());

/**
 * The labels that the nodes of a group have in a zone: those that are told, and those that follow.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function labelsOfNode(group: ToldNodeGroup, zone: string | undefined): Labels {
  const derived = {
    arch: architectureOf(group),
    os: "linux",
    instanceType: group.instanceType,
    zone,
    region: regionOf(zone),
    group: group.name,
    capacity: group.capacityType?.toUpperCase().replaceAll("-", "_"),
  };
  const labels = new Map<string, string>();
  for (const [what, value] of Object.entries(derived)) {
    const keys = Object.entries(names).find(([name]) => name === what)?.[1] ?? [];
    for (const key of keys) if (value !== undefined) labels.set(key, value);
  }
  return new Map([...labels, ...Object.entries(group.labels ?? {})]);
}

/** Whether a node that is not known to have a label may have it all the same. */
export function mayHaveLabel({ labels }: Pick<ToldNodeGroup, "labels">, key: string): boolean {
  if (wellKnown.has(key) || setByOthers.test(key)) return true;
  if (setByKubernetes.test(key)) return false;
  return labels === undefined;
}

/** Labels whose values are different on every node, or that nobody can know before. */
export function isNodeName(key: string): boolean {
  return key === "kubernetes.io/hostname";
}
