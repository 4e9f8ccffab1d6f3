import { BlockList, isIP } from "node:net";
import type { Facts } from "#lib/render/facts.ts";
import { once } from "../graph/once.ts";
import { remembered } from "../remembered.ts";
import type { Answer } from "./answer.ts";

/** A range of addresses. */
export interface Network {
  readonly text: string;
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/** A network in CIDR notation, or a single address; nothing for a text that is neither. The same text is the same network. */
export const networkOf = remembered((text): Network | undefined => {
  const [address = "", length, ...rest] = text.split("/");
  const version = address.includes("%") ? 0 : isIP(address);
  const most = version === 4 ? 32 : 128;
  const prefix = length === undefined ? most : Number(length);
  const isPrefix = Number.isInteger(prefix) && prefix >= 0 && prefix <= most && length !== "";
  if (version === 0 || rest.length > 0 || !isPrefix) return undefined;
  return { text, address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
});

/** Networks of texts, without those that are none. */
export function networksOf(texts: readonly string[]): Network[] {
  return texts.flatMap((text) => networkOf(text) ?? []);
}

/** Finds out which networks of the same family, no larger than it, are inside a network. */
const membersOf = once(({ address, prefix, family }: Network) => {
  const list = new BlockList();
  list.addSubnet(address, prefix, family);
  return once((inner: Network) => list.check(inner.address, inner.family));
});

/** Whether every address of one network is in the other. */
function isInside(inner: Network, outer: Network): boolean {
  if (inner.family !== outer.family || inner.prefix < outer.prefix) return false;
  return membersOf(outer)(inner);
}

/** Whether two networks share addresses. */
export function overlap(one: Network, other: Network): boolean {
  return isInside(one, other) || isInside(other, one);
}

/** Whether an address of a network is in an `ipBlock`: surely, surely not, or depending on which it is. */
export function holds(cidr: Network, except: readonly Network[], network: Network): Answer {
  if (!overlap(cidr, network) || except.some((one) => isInside(network, one))) return "no";
  return isInside(network, cidr) && !except.some((one) => overlap(one, network)) ? "yes" : "maybe";
}

/** Where pods, nodes and load balancers may have addresses that nobody told. */
const privateNetworks = networksOf([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
]);

/** What Amazon recommends for pods where the network of the VPC is too small, and the one of IPv6 clusters. */
const secondaryNetworks = networksOf(["100.64.0.0/10", "fc00::/7"]);

/**
 * Networks that pods have their addresses from.
 *
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html
 */
export const podNetworksOf = once(({ vpc, networkPolicyEnforcement }: Facts): readonly Network[] => {
  const { cidr, privateSubnets = [] } = vpc ?? {};
  const own = networksOf(privateSubnets.length > 0 ? privateSubnets : cidr === undefined ? [] : [cidr]);
  // With another network plugin pods have addresses of their own.
  const isOfVpc = /vpc.?cni/i.test(networkPolicyEnforcement ?? "");
  return own.length === 0 || !isOfVpc ? privateNetworks : [...own, ...secondaryNetworks];
});

/** Networks that the cluster's nodes, load balancers and control plane have their addresses from. */
export const clusterNetworksOf = once(({ vpc }: Facts): readonly Network[] => {
  const own = vpc?.cidr === undefined ? undefined : networkOf(vpc.cidr);
  return own === undefined ? privateNetworks : [own, ...secondaryNetworks];
});
