import { refuse } from "./problem.ts";

const BITS = 32;
const FORM = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

/** An IPv4 network: the address as a number, and how many leading bits are fixed. */
interface Network {
  readonly address: number;
  readonly prefix: number;
}

function networkOf(text: string): Network | undefined {
  const numbers = text.split(/[./]/);
  // Go, and with it Kubernetes, refuses leading zeros: some programs read them as octal.
  if (!FORM.test(text) || numbers.some((number) => /^0\d/.test(number))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = numbers.map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > BITS) return undefined;
  return { address: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0, prefix };
}

function mask(prefix: number): number {
  return prefix === 0 ? 0 : (0xffffffff << (BITS - prefix)) >>> 0;
}

/**
 * An IPv4 network in CIDR notation, written with its first address: `10.0.1.0/24`. Refuses other text, and
 * addresses inside a network.
 *
 * @param what what the network is, for the message: `public subnet of us-east-1a`
 */
export function cidr(text: string, what: string): string {
  const network = networkOf(text);
  if (network === undefined) {
    refuse(`${what} "${text}" is not a network in CIDR notation`, 'write it as "10.0.1.0/24"');
  } else if ((network.address & mask(network.prefix)) >>> 0 !== network.address) {
    refuse(`${what} "${text}" has bits set behind its prefix`, "write the first address of the network");
  }
  return text;
}

/** Whether text is an IPv4 network in CIDR notation, written with its first address or another one. */
export function isNetwork(text: string): boolean {
  return networkOf(text) !== undefined;
}

/** Whether the first network contains the whole second one; false where either is not a network. */
export function contains(outer: string, inner: string): boolean {
  const [large, small] = [networkOf(outer), networkOf(inner)];
  if (large === undefined || small === undefined || small.prefix < large.prefix) return false;
  return (small.address & mask(large.prefix)) >>> 0 === (large.address & mask(large.prefix)) >>> 0;
}

/** Whether two networks share an address. */
export function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** How many addresses a network has; none where the text is no network. */
export function addressCount(text: string): number {
  const network = networkOf(text);
  return network === undefined ? 0 : 2 ** (BITS - network.prefix);
}
