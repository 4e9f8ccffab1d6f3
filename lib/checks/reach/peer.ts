import { isTrueAt } from "../graph/fields.ts";
import type { Labels } from "../graph/labels.ts";
import { declaredPorts } from "../graph/ports.ts";
import type { ContainerPort, Workload } from "../graph/workload.ts";
import type { Network } from "./networks.ts";

/** Pods at one end of a flow. */
export interface PodPeer {
  readonly is: "pods";
  /** As messages name them: `Deployment backend`. */
  readonly title: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Whether they have no other labels. */
  readonly isComplete: boolean;
  /** Ports that they declare; undefined where the tree does not show the pods. */
  readonly ports: readonly ContainerPort[] | undefined;
  /** They have the address of their node, which no policy selects. */
  readonly isOnHost: boolean;
  /** Something that the tree does not show may make policies for them. */
  readonly mayHavePolicies: boolean;
}

/** Addresses outside of any pod. */
export interface AddressPeer {
  readonly is: "addresses";
  readonly title: string;
  /** It has an address of one of these, and nobody knows which. */
  readonly networks: readonly Network[];
}

export type Peer = PodPeer | AddressPeer;

/** The pods of a workload. */
export function peerOf(workload: Workload): PodPeer {
  return {
    is: "pods",
    title: workload.title,
    namespace: workload.namespace,
    labels: workload.labels,
    isComplete: true,
    ports: declaredPorts(workload),
    isOnHost: isTrueAt(workload.podSpec, "hostNetwork"),
    mayHavePolicies: false,
  };
}

/** Pods that the tree does not show, of which some labels are known. */
export function unseenPods(
  title: string,
  namespace: string,
  labels: Labels,
  mayHavePolicies: boolean,
): PodPeer {
  return {
    is: "pods",
    title,
    namespace,
    labels,
    isComplete: false,
    ports: undefined,
    isOnHost: false,
    mayHavePolicies,
  };
}

/** The port of pods that a flow goes to. */
export interface TargetPort {
  /** Undefined where nobody says it. */
  readonly number: number | undefined;
  readonly protocol: string;
}

/** A port as people write it. */
export function targetText({ number, protocol }: TargetPort): string {
  const suffix = protocol === "TCP" ? "" : `/${protocol}`;
  return number === undefined ? `its port${suffix}` : `port ${number}${suffix}`;
}
