import { describe, expect, it } from "vitest";
import { network } from "./cluster.fixture.ts";
import { checkNetwork, type Network, type Zone } from "./network.ts";
import { refusedBy } from "./refusals.fixture.ts";

const [a, b]: [Zone, Zone] = [
  { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
  { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
];

function problemsOf(facts: Partial<Network>, region = "us-east-1"): string[] {
  return refusedBy(() => checkNetwork({ ...network, ...facts }, region, "test"));
}

describe("subnets", () => {
  it("are refused nothing where they keep the rules", () => {
    expect(problemsOf({ zones: [a, b] })).toEqual([]);
  });

  it("that are malformed are said to be malformed, and no more", () => {
    expect(problemsOf({ zones: [a, { ...b, privateSubnet: "10.0.2.0" }] })).toEqual([
      'subnet of cluster test "10.0.2.0" is not a network in CIDR notation; write it as "10.0.1.0/24"',
    ]);
  });

  it("of a malformed network are not spoken of", () => {
    expect(problemsOf({ cidr: "10.0.0.0" })).toEqual([
      'network of cluster test "10.0.0.0" is not a network in CIDR notation; write it as "10.0.1.0/24"',
    ]);
  });

  it.each(["privateSubnet", "publicSubnet", "databaseSubnet"])(
    "are refused outside the network: %s",
    (kind) => {
      expect(problemsOf({ zones: [a, { ...b, [kind]: "10.1.2.0/24" }] })).toEqual([
        "subnet 10.1.2.0/24 of cluster test lies outside its network 10.0.0.0/16; choose one inside",
      ]);
    },
  );

  it("are refused over each other", () => {
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.0.0/23" }] })).toEqual([
      "subnets 10.0.1.0/24 and 10.0.0.0/23 of cluster test overlap; give each subnet addresses of its own",
    ]);
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.2.0/24" }] })).toEqual([
      "subnets 10.0.2.0/24 and 10.0.2.0/24 of cluster test overlap; give each subnet addresses of its own",
    ]);
  });

  it("and networks are refused in a size that AWS has not", () => {
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.102.0/29" }] })).toEqual([
      "network 10.0.102.0/29 of cluster test has 8 addresses; choose a prefix from /16 to /28, which are the sizes that AWS has",
    ]);
    expect(problemsOf({ cidr: "10.0.0.0/15" })).toEqual([
      "network 10.0.0.0/15 of cluster test has 131072 addresses; choose a prefix from /16 to /28, which are the sizes that AWS has",
    ]);
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.102.0/28" }] })).toEqual([]);
  });
});

describe("zones", () => {
  it("are refused where there is one, which EKS has too little of", () => {
    expect(problemsOf({ zones: [a] })).toEqual(["cluster test has 1 zones; add some: EKS needs at least 2"]);
  });

  it.each(["us-east-2b", "us-east-1", "us-east-1z", "us-east-11", "b"])(
    "are refused outside the region: %j",
    (name) => {
      expect(problemsOf({ zones: [a, { ...b, name }] })).toEqual([
        `zone ${name} of cluster test is not in region us-east-1; choose of us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f`,
      ]);
    },
  );

  it("are not spoken of where nobody knows the region", () => {
    expect(problemsOf({}, "us-east-9")).toEqual([
      'region "us-east-9" of cluster test is not known; correct it, or add it with its zones to lib/model/region.ts',
    ]);
  });

  it("are refused twice", () => {
    expect(problemsOf({ zones: [a, { ...b, name: a.name }] })).toEqual([
      "cluster test has zone us-east-1a twice; list it once",
    ]);
  });
});

describe("NAT gateways", () => {
  const open = network.zones.map(({ name, publicSubnet }) => ({ name, publicSubnet }));

  it.each(["one", "one per zone"] as const)("are refused without private subnets: %s", (nat) => {
    expect(problemsOf({ zones: open, nat })).toEqual([
      `cluster test has NAT gateways (${nat}) and no private subnets, so that nothing uses them; write nat: "none", or give every zone a private subnet`,
    ]);
  });

  it("are asked for where nodes stand in private subnets", () => {
    expect(problemsOf({ nat: "none" })).toEqual([
      'cluster test has its nodes in private subnets and no NAT gateway, so that no image reaches them; write nat: "one" or nat: "one per zone"',
    ]);
  });

  it("are not needed by nodes in public subnets", () => {
    expect(problemsOf({ zones: open, nat: "none" })).toEqual([]);
  });

  it("serve every zone or none", () => {
    const [, second] = open;
    expect(problemsOf({ zones: [a, ...(second === undefined ? [] : [second])] })).toEqual([
      "cluster test has private subnets in us-east-1a and not in its other zones; give one to every zone or to none",
    ]);
  });
});
