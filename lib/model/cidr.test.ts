import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressCount, cidr, contains, isNetwork, overlap } from "./cidr.ts";
import { DefinitionError } from "./problem.ts";

/** A network as the model knows it: the first and the last of its addresses. */
interface Span {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

function dotted(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((place) => Math.floor(address / place) % 256).join(".");
}

/** Networks that lie near each other, so that many pairs of them touch, overlap or contain each other. */
const span = fc
  .tuple(fc.nat(2 ** 6 - 1), fc.integer({ min: 26, max: 32 }), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 64))
  .map(([offset, prefix, base]): Span => {
    const size = 2 ** (32 - prefix);
    const first = base + offset - (offset % size);
    return { text: `${dotted(first)}/${prefix}`, first, last: first + size - 1 };
  });

function addresses({ first, last }: Span): Set<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

describe("cidr", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24", "255.255.255.255/32", "128.0.0.0/1"])(
    "takes %s",
    (text) => {
      expect(cidr(text, "network")).toBe(text);
      expect(isNetwork(text)).toBe(true);
    },
  );

  it.each([
    "",
    "10.0.1.0",
    "10.0.1/24",
    "10.0.1.0/33",
    "10.0.256.0/24",
    "10.0.1.0/-1",
    "10.0.1.0/",
    "010.0.1.0/24",
    "10.0.1.0/08",
    " 10.0.1.0/24",
    "10.0.1.0/24\n",
    "10/0/1/0.24",
    "fd00::/8",
    "constructor",
  ])("refuses %j, which is not a network", (text) => {
    expect(isNetwork(text)).toBe(false);
    expect(() => cidr(text, "public subnet")).toThrow(
      new DefinitionError(
        `public subnet "${text}" is not a network in CIDR notation; write it as "10.0.1.0/24"`,
      ),
    );
  });

  it.each(["10.0.1.1/24", "10.0.0.0/7".replace("10", "11"), "128.0.0.0/0", "192.168.1.129/25"])(
    "refuses %s, an address inside a network",
    (text) => {
      expect(() => cidr(text, "network")).toThrow(
        new DefinitionError(
          `network "${text}" has bits set behind its prefix; write the first address of the network`,
        ),
      );
    },
  );

  it("takes every network that is written with its first address", () => {
    fc.assert(
      fc.property(span, ({ text }) => cidr(text, "network") === text),
      { numRuns: 300 },
    );
  });
});

describe("contains and overlap", () => {
  it("agree with the sets of addresses", () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        const [outer, inner] = [addresses(one), addresses(other)];
        expect(contains(one.text, other.text)).toBe(inner.isSubsetOf(outer));
        expect(overlap(one.text, other.text)).toBe(!inner.isDisjointFrom(outer));
      }),
      { numRuns: 500 },
    );
  });

  it("hold for the whole address space", () => {
    expect(contains("0.0.0.0/0", "255.255.255.255/32")).toBe(true);
    expect(contains("255.255.255.255/32", "0.0.0.0/0")).toBe(false);
    expect(overlap("255.255.255.255/32", "0.0.0.0/0")).toBe(true);
  });

  it.each([
    ["10.0.0.0/8", "nonsense"],
    ["nonsense", "10.0.0.0/8"],
  ])("are false where one is not a network: %s and %s", (one, other) => {
    expect(contains(one, other)).toBe(false);
    expect(overlap(one, other)).toBe(false);
  });
});

describe("addressCount", () => {
  it("agrees with the set of addresses", () => {
    fc.assert(
      fc.property(span, (network) => addressCount(network.text) === addresses(network).size),
      { numRuns: 300 },
    );
  });

  it("is never more for a network inside another", () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        fc.pre(contains(one.text, other.text));
        expect(addressCount(other.text)).toBeLessThanOrEqual(addressCount(one.text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["0.0.0.0/0", 2 ** 32],
    ["10.0.0.0/16", 65_536],
    ["10.0.0.0/32", 1],
    ["nonsense", 0],
  ])("is of %s %d", (text, count) => {
    expect(addressCount(text)).toBe(count);
  });
});
