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

function rulesOf({ object }: Resource, direction: Direction): PolicyRule[] {
  return listAt(object, "spec", direction).map((rule, index) => ({
    place: `spec.${direction}[${index}]`,
    peers: listAt(rule, peerLists[direction]).map(policyPeerOf),
    ports: listAt(rule, "ports").map(policyPortOf),
  }));
}

/**
 * Directions that a policy isolates pods in: those of `policyTypes`, else ingress, and egress where it has rules
 * for that.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
 */
function directionsOf({ object }: Resource): Direction[] {
  const types = textsAt(object, "spec", "policyTypes").map((type) => type.toLowerCase());
  const said = (["ingress", "egress"] as const).filter((direction) => types.includes(direction));
  if (types.length > 0) return said;
  return listAt(object, "spec", "egress").length > 0 ? ["ingress", "egress"] : ["ingress"];
}

/** Reads a NetworkPolicy. */
export function policyOf(resource: Resource): Policy {
  const directions = directionsOf(resource);
  return {
    resource,
    name: resource.object.metadata.name,
    namespace: namespaceOf(resource),
    selector: selectorOf(valueAt(resource.object, "spec", "podSelector")),
    ingress: directions.includes("ingress") ? rulesOf(resource, "ingress") : undefined,
    egress: directions.includes("egress") ? rulesOf(resource, "egress") : undefined,
  };
}
