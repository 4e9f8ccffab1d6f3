import { BlockList, isIP } from "node:net";
import type { Environment } from "@marcbachmann/cel-js";
import { forms } from "../fields/forms.ts";

/** An address of the Internet Protocol. */
class Address {
  readonly text: string;

  constructor(text: string) {
    if (isIP(text) === 0) throw new Error(`no address: ${text}`);
    this.text = text;
  }

  get family(): "ipv4" | "ipv6" {
    return isIP(this.text) === 4 ? "ipv4" : "ipv6";
  }
}

/** A block of addresses. */
class Network {
  readonly address: Address;
  readonly length: number;

  constructor(text: string) {
    if (!forms.network.holds(text)) throw new Error(`no network: ${text}`);
    const [address = "", length = ""] = text.split("/");
    this.address = new Address(address);
    this.length = Number(length);
  }

  contains({ family, text }: Address): boolean {
    const list = new BlockList();
    list.addSubnet(this.address.text, this.length, this.address.family);
    return family === this.address.family && list.check(text, family);
  }
}

const versionOf = ({ family }: Address) => (family === "ipv4" ? 4n : 6n);
const within = (outer: Network, inner: Network) =>
  inner.length >= outer.length && outer.contains(inner.address);

/**
 * Adds what Kubernetes knows of addresses and networks.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library
 */
export function addNetworks(environment: Environment): void {
  environment
    .registerType("net.IP", Address)
    .registerType("net.CIDR", Network)
    .registerFunction("isIP(string): bool", (text: string) => isIP(text) !== 0)
    .registerFunction("ip(string): net.IP", (text: string) => new Address(text))
    .registerFunction("net.IP.family(): int", versionOf)
    .registerFunction("isCIDR(string): bool", forms.network.holds)
    .registerFunction("cidr(string): net.CIDR", (text: string) => new Network(text))
    .registerFunction("net.CIDR.prefixLength(): int", ({ length }: Network) => BigInt(length))
    .registerFunction("net.CIDR.ip(): net.IP", ({ address }: Network) => address)
    .registerFunction("net.CIDR.containsIP(net.IP): bool", (one: Network, address: Address) =>
      one.contains(address),
    )
    .registerFunction("net.CIDR.containsIP(string): bool", (one: Network, text: string) =>
      one.contains(new Address(text)),
    )
    .registerFunction("net.CIDR.containsCIDR(net.CIDR): bool", within)
    .registerFunction("net.CIDR.containsCIDR(string): bool", (one: Network, text: string) =>
      within(one, new Network(text)),
    );
}
