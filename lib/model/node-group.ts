import { checkInstanceType, type InstanceTypeName } from "./instance-type.ts";
import { refuse } from "./problem.ts";
import type { Bytes } from "./quantity.ts";
import { repeated } from "./repeated.ts";

/**
 * Taint of nodes that are kept for interruptible work: no other pod runs there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const interruptibleTaint = { key: "interruptible", value: "true", effect: "NoSchedule" } as const;

/** Nodes of one kind that EKS manages together. */
export interface NodeGroup {
  readonly name: string;
  readonly instanceTypes: readonly InstanceTypeName[];
  readonly capacity: "on-demand" | "spot";
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  /** Disk of each node, in whole GiB: images, logs and what containers write outside of volumes. */
  readonly disk: Bytes;
  /** Whether CloudWatch has metrics of the nodes every minute instead of every five; AWS charges for it. */
  readonly detailedMonitoring: boolean;
  /**
   * Policies of AWS that its nodes have beside those that every node needs.
   *
   * @default - none
   */
  readonly managedPolicies?: readonly string[];
  /** Whether the nodes are kept for interruptible work. @default - false */
  readonly interruptibleOnly?: boolean;
}

const MEBIBYTES_IN_GIBIBYTE = 1024;

/** GiB of a node's disk, of which the image of the operating system takes the smallest part. */
export function diskOf({ disk }: NodeGroup): number {
  return disk.request / MEBIBYTES_IN_GIBIBYTE;
}

/**
 * What the image of the operating system needs, in GiB; EKS refuses a smaller disk.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
const MIN_DISK = 20;

function checkNodeGroup(group: NodeGroup, cluster: string): void {
  const { name, min, desired, max } = group;
  const what = `node group ${name} of cluster ${cluster}`;
  if (![min, desired, max].every(Number.isInteger) || min < 0 || min > desired || desired > max || max < 1) {
    refuse(
      `${what} has min ${min}, desired ${desired}, max ${max}`,
      "give whole numbers in rising order, with a max of at least 1",
    );
  }
  if (group.instanceTypes.length === 0) refuse(`${what} has no instance types`, "name at least one");
  for (const type of group.instanceTypes) checkInstanceType(type, what);
  const disk = diskOf(group);
  if (!Number.isInteger(disk) || disk < MIN_DISK) {
    refuse(`${what} has disks of ${disk} GiB`, `give whole GiB, and at least ${MIN_DISK} for images`);
  }
}

/**
 * Refuses a cluster without nodes, two groups of one name, and groups whose sizes do not rise, whose types nobody knows
 * or whose disks are too small.
 */
export function checkNodeGroups(nodeGroups: readonly NodeGroup[], cluster: string): void {
  if (nodeGroups.length === 0) refuse(`cluster ${cluster} has no node groups`, "give at least one");
  for (const twice of repeated(nodeGroups.map((group) => group.name))) {
    refuse(`cluster ${cluster} has two node groups named "${twice}"`, "rename one");
  }
  for (const group of nodeGroups) checkNodeGroup(group, cluster);
}
