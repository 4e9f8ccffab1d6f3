import type { Resource } from "#lib/render/resource.ts";
import { type Found, isMap, listAt, numberAt, textAt, textsAt, valueAt } from "../graph/fields.ts";
import { namespaceOf } from "../graph/kind.ts";
import { type Selector, selectorOf } from "../graph/labels.ts";
import { type Network, networkOf, networksOf } from "./networks.ts";

export type Direction = "ingress" | "egress";

/** Whom a rule of a policy speaks of. */
export interface PolicyPeer {
  /** Undefined: the namespace of the policy. */
  readonly namespaces: Selector | undefined;
  /** Undefined: every pod of the namespaces. */
  readonly pods: Selector | undefined;
  readonly block: { readonly cidr: Network | undefined; readonly except: readonly Network[] } | undefined;
}

/** A port of a rule. */
export interface PolicyPort {
  /** Undefined: every port of the protocol. */
  readonly port: string | number | undefined;
  readonly endPort: number | undefined;
  readonly protocol: string;
}

/** One rule of a policy; an empty list of peers or ports stands for all of them. */
export interface PolicyRule {
  readonly place: string;
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

/** A NetworkPolicy, taken apart. */
export interface Policy {
  readonly resource: Resource;
  readonly name: string;
  readonly namespace: string;
  readonly selector: Selector;
  /** The rules that stand in it, whether or not it is for their direction. */
  readonly written: Readonly<Record<Direction, readonly PolicyRule[]>>;
  /** What it lets through in each direction; undefined for a direction that it says nothing of. */
  readonly ingress: readonly PolicyRule[] | undefined;
  readonly egress: readonly PolicyRule[] | undefined;
}

/** Field of a rule that lists the other side. */
export const peerLists = { ingress: "from", egress: "to" } as const;

function selectorAt(value: Found): Selector | undefined {
  return isMap(value) ? selectorOf(value) : undefined;
}

function policyPeerOf(peer: Found): PolicyPeer {
  const block = valueAt(peer, "ipBlock");
  return {
    namespaces: selectorAt(valueAt(peer, "namespaceSelector")),
    pods: selectorAt(valueAt(peer, "podSelector")),
    block: isMap(block)
      ? { cidr: networkOf(textAt(block, "cidr") ?? ""), except: networksOf(textsAt(block, "except")) }
      : undefined,
  };
}

function policyPortOf(port: Found): PolicyPort {
  return {
    port: numberAt(port, "port") ?? textAt(port, "port"),
    endPort: numberAt(port, "endPort"),
    protocol: textAt(port, "protocol") ?? "TCP",
  };
}

function rulesOf(spec: Found, direction: Direction): PolicyRule[] {
  return listAt(spec, direction).map((rule, index) => ({
    place: `spec.${direction}[${index}]`,
    peers: listAt(rule, peerLists[direction]).map(policyPeerOf),
    ports: listAt(rule, "ports").map(policyPortOf),
  }));
}

/**
 * Whether a policy isolates pods in a direction: in those of `policyTypes`, else in ingress, and in egress where it
 * has rules for that.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
 */
function isolates(direction: Direction, types: readonly string[], rules: readonly PolicyRule[]): boolean {
  if (types.length === 0) return direction === "ingress" || rules.length > 0;
  return types.some((type) => type.toLowerCase() === direction);
}

/** Reads a NetworkPolicy. */
export function policyOf(resource: Resource): Policy {
  const { spec } = resource.object;
  const written = { ingress: rulesOf(spec, "ingress"), egress: rulesOf(spec, "egress") };
  const types = textsAt(spec, "policyTypes");
  return {
    resource,
    name: resource.object.metadata.name,
    namespace: namespaceOf(resource),
    selector: selectorOf(valueAt(spec, "podSelector")),
    written,
    ingress: isolates("ingress", types, written.ingress) ? written.ingress : undefined,
    egress: isolates("egress", types, written.egress) ? written.egress : undefined,
  };
}
