import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocatableOf } from "./allocatable.ts";
import {
  addressesOf,
  checkInstanceType,
  type InstanceTypeName,
  instanceTypes,
  maxPods,
} from "./instance-type.ts";
import { refusedBy } from "./refusals.fixture.ts";

const names = Object.keys(instanceTypes).filter((name): name is InstanceTypeName =>
  Object.hasOwn(instanceTypes, name),
);
const name = fc.constantFrom(...names);

describe("maxPods", () => {
  it.each([
    ["t3.small", 11, 50],
    ["t3a.small", 8, 50],
    ["t3.medium", 17, 50],
    ["t3a.medium", 17, 50],
    ["t3.large", 35, 50],
    ["t3.xlarge", 58, 58],
  ] as const)(
    "gives a node of type %s %d pods, and %d with prefix delegation",
    (type, pods, withPrefixes) => {
      expect(maxPods(type, false)).toBe(pods);
      expect(maxPods(type, true)).toBe(withPrefixes);
    },
  );

  it("is never lowered by prefix delegation, nor above what EKS gives to a node of few cores", () => {
    fc.assert(
      fc.property(name, (type) => {
        expect(maxPods(type, true)).toBeGreaterThanOrEqual(maxPods(type, false));
        expect(maxPods(type, true)).toBeLessThanOrEqual(110);
      }),
    );
  });
});

describe("addressesOf", () => {
  it.each([
    ["t3.small", 12, 3 + 4 * 16],
    ["t3a.small", 8, 2 + 4 * 16],
    ["t3.medium", 18, 3 + 4 * 16],
    ["t3.large", 36, 3 + 4 * 16],
  ] as const)("is for a full node of type %s %d, and %d with prefix delegation", (type, plain, prefixes) => {
    expect(addressesOf(type, false)).toBe(plain);
    expect(addressesOf(type, true)).toBe(prefixes);
  });

  it("is enough for every pod that fits and is not on the host's network, and for every interface", () => {
    fc.assert(
      fc.property(name, fc.boolean(), (type, prefixDelegation) => {
        const needed = maxPods(type, prefixDelegation) - 2 + instanceTypes[type].interfaces;
        expect(addressesOf(type, prefixDelegation)).toBeGreaterThanOrEqual(needed);
      }),
    );
  });
});

describe("allocatableOf", () => {
  it.each([
    ["t3.small", 1930, 1572],
    ["t3a.small", 1930, 1605],
    ["t3.medium", 1930, 3554],
    ["t3a.medium", 1930, 3554],
    ["t3.large", 1930, 7452],
    ["t3.xlarge", 3920, 15391],
  ] as const)("leaves the pods of a node of type %s %d millicores and %d MiB", (type, cpu, memory) => {
    expect(allocatableOf(type)).toEqual({ cpu, memory });
  });

  it("leaves less than the instance has, and something", () => {
    fc.assert(
      fc.property(name, (type) => {
        const { cpu, memory } = allocatableOf(type);
        expect(cpu).toBeGreaterThan(0);
        expect(cpu).toBeLessThan(instanceTypes[type].cpus * 1000);
        expect(memory).toBeGreaterThan(0);
        expect(memory).toBeLessThan(instanceTypes[type].memory * 1024);
      }),
    );
  });
});

it("refuses an instance type that nobody knows, and names those that are known", () => {
  const refusals = (type: string) =>
    refusedBy(() => checkInstanceType(type, "node group main of cluster test"));
  expect(names.flatMap(refusals)).toEqual([]);
  expect(["t3.huge", "constructor"].flatMap(refusals)).toEqual(
    ["t3.huge", "constructor"].map(
      (type) =>
        `instance type "${type}" of node group main of cluster test is not known; choose of t3.small, t3a.small, t3.medium, t3a.medium, t3.large, t3.xlarge, or add it to lib/model/instance-type.ts`,
    ),
  );
});
