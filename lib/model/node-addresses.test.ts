import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { network, nodeGroup } from "./cluster.fixture.ts";
import type { Network } from "./network.ts";
import { checkNodeAddresses } from "./node-addresses.ts";
import type { NodeGroup } from "./node-group.ts";
import { refusedBy } from "./refusals.fixture.ts";

const problemsOf = (facts: Partial<Network>, ...groups: readonly Partial<NodeGroup>[]) =>
  refusedBy(() =>
    checkNodeAddresses(
      { ...network, ...facts },
      groups.map((group) => ({ ...nodeGroup, ...group })),
      "test",
    ),
  );

const cure = "enlarge the subnets, or lower the max of a node group";

describe("the subnets of nodes", () => {
  // Each has 256 addresses, of which AWS keeps 5 and EKS needs 6; a t3.large takes 36.
  it("are refused where the nodes could take more addresses than they have", () => {
    expect(problemsOf({}, { max: 13 })).toEqual([]);
    expect(problemsOf({}, { max: 14 })).toEqual([
      `nodes and pods of cluster test can take 504 addresses, and the subnets that they stand in have 490; ${cure}`,
    ]);
  });

  it("hold all groups together, each with its largest type", () => {
    const spot = { name: "spot", instanceTypes: ["t3.small", "t3.large"] as const, max: 7 };
    expect(problemsOf({}, { max: 6 }, spot)).toEqual([]);
    expect(problemsOf({}, { max: 7 }, spot)).toEqual([
      `nodes and pods of cluster test can take 504 addresses, and the subnets that they stand in have 490; ${cure}`,
    ]);
  });

  it("have to be larger with prefix delegation, which takes addresses by sixteen", () => {
    expect(problemsOf({ prefixDelegation: true }, { max: 8 })).toEqual([
      `nodes and pods of cluster test can take 536 addresses, and the subnets that they stand in have 490; ${cure}`,
    ]);
  });

  it("are the public ones where there are no others", () => {
    const zones = network.zones.map(({ name }, index) => ({ name, publicSubnet: `10.0.0.${index * 16}/28` }));
    expect(problemsOf({ zones, nat: "none" }, { max: 1 })).toEqual([
      `nodes and pods of cluster test can take 36 addresses, and the subnets that they stand in have 10; ${cure}`,
    ]);
  });

  it("are not spoken of where they, or the groups, are refused for something else", () => {
    const [first] = network.zones;
    expect(
      problemsOf({ zones: [{ ...first, name: "a", publicSubnet: "x", privateSubnet: "x" }] }, {}),
    ).toEqual([]);
    expect(problemsOf({}, { max: Number.POSITIVE_INFINITY })).toEqual([]);
    expect(problemsOf({}, { instanceTypes: [] })).toEqual([]);
    const unknown: Partial<NodeGroup> = JSON.parse('{ "instanceTypes": ["t9.large"] }');
    expect(problemsOf({}, unknown)).toEqual([]);
  });

  it("are refused for one node more wherever they are refused: a larger max is never a cure", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.boolean(), (max, prefixDelegation) => {
        fc.pre(problemsOf({ prefixDelegation }, { max }).length > 0);
        expect(problemsOf({ prefixDelegation }, { max: max + 1 })).toHaveLength(1);
      }),
    );
  });
});
