/** What the scheduler reserves. */
export interface Requests {
  /** Thousandths of a core. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

/** What pods are spread over. */
export type Topology = "node" | "zone";

/** A spread that is binding: of any two places, one has at most so many pods more than the other. */
export interface Spread {
  readonly over: Topology;
  readonly maxSkew: number;
}

/** A taint that a pod bears; without a key every taint, without a value every value. */
export interface Toleration {
  readonly key?: string;
  readonly value?: string;
}

/** Pods that are alike, wherever they come from. */
export interface PodSet {
  /** Unit that has them; empty for what EKS installs. */
  readonly unit: string;
  /** As people name it: `Deployment backend`. */
  readonly name: string;
  /** Of each pod. */
  readonly requests: Requests;
  /** Pods that there always are. */
  readonly min: number;
  /** Pods that there may be, with those that a rollout adds. */
  readonly max: number;
  /** MiB of disk that each claims for itself. */
  readonly claims: number;
  /** Whether each is held in a zone by a disk, its own or another that a manifest claims. */
  readonly isHeld: boolean;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly spread: readonly Spread[];
  /** Places that have room for only one of them. */
  readonly alone: readonly Topology[];
}

/** Everything that wants to run on a cluster. */
export interface Demand {
  /** What runs on every node: pods of DaemonSets, one of each. */
  readonly everywhere: readonly PodSet[];
  readonly anywhere: readonly PodSet[];
}

/** Pods without wishes, for those who say what they wish for: any node, any number. */
export function podSet(given: Pick<PodSet, "unit" | "name" | "requests"> & Partial<PodSet>): PodSet {
  const { min = 1, max = min } = given;
  return {
    claims: 0,
    isHeld: false,
    nodeSelector: {},
    tolerations: [],
    spread: [],
    alone: [],
    ...given,
    min,
    max,
  };
}
