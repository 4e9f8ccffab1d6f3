import { BlockList, isIP } from "node:net";
import { type Found, isMap, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import { peersOf } from "../../graph/policy-peers.ts";
import { writtenPolicies } from "../../reach/policies.ts";
import type { Policy } from "../../reach/policy.ts";
import type { Fault, Rule } from "../../rule.ts";

/** A network of either family. */
interface Block {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

function blockOf(text: string): Block | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const version = isIP(address);
  const prefix = Number(length);
  // A zone such as %eth0 is one of an interface, not of a network.
  const isForm = rest.length === 0 && /^(0|[1-9]\d{0,2})$/.test(length) && !address.includes("%");
  if (!isForm || version === 0 || prefix > (version === 4 ? 32 : 128)) return undefined;
  return { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}

function isStrictlyInside(inner: Block, outer: Block): boolean {
  if (inner.family !== outer.family || inner.prefix <= outer.prefix) return false;
  const network = new BlockList();
  network.addSubnet(outer.address, outer.prefix, outer.family);
  return network.check(inner.address, inner.family);
}

function noNetwork(place: string, text: string): Fault {
  return {
    message: `${place} "${text}" is not a network in CIDR notation`,
    fix: 'write it as "10.0.1.0/24"; a single address has "/32"',
  };
}

function* ofBlock(place: string, ipBlock: Found): Generator<Fault> {
  const cidr = textAt(ipBlock, "cidr") ?? "";
  const outer = blockOf(cidr);
  if (outer === undefined) yield noNetwork(`${place}.cidr`, cidr);
  for (const [index, text] of textsAt(ipBlock, "except").entries()) {
    const inner = blockOf(text);
    if (inner === undefined) {
      yield noNetwork(`${place}.except[${index}]`, text);
    } else if (outer !== undefined && !isStrictlyInside(inner, outer)) {
      yield {
        message: `${place}.except[${index}] ${text} is not a part of ${cidr}`,
        fix: "write a smaller network inside cidr, or remove it",
      };
    }
  }
}

function* ofPeer(place: string, peer: Found): Generator<Fault> {
  const block = valueAt(peer, "ipBlock");
  if (!isMap(block)) return;
  yield* ofBlock(`${place}.ipBlock`, block);
  const selectors = ["podSelector", "namespaceSelector"].filter((field) => isMap(valueAt(peer, field)));
  if (selectors.length > 0) {
    yield {
      message: `${place} has both ipBlock and ${selectors.join(" and ")}`,
      fix: "give each a peer of its own",
    };
  }
}

function namesAddresses({ written: { ingress, egress } }: Policy): boolean {
  return [...ingress, ...egress].some(({ peers }) => peers.some(({ block }) => block !== undefined));
}

/** Address blocks of NetworkPolicies are networks, and except parts of themselves. */
export const addressBlocks: Rule = {
  number: 114,
  name: "address-blocks",
  reason:
    "The API server refuses a NetworkPolicy with an address block that is no network, or that excepts what it does not hold.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-ipblock",
  *check(graph) {
    for (const policy of writtenPolicies(graph)) {
      if (!namesAddresses(policy)) continue;
      const { resource: at } = policy;
      for (const { place, peer } of peersOf(at)) {
        for (const fault of ofPeer(place, peer)) yield { at, ...fault };
      }
    }
  },
};
