import { describe, expect, it } from "vitest";
import { clusterOf } from "./cluster.fixture.ts";
import { databaseSubnets, type NodeGroup, nodeSubnets, smallestMemory, type Zone } from "./cluster.ts";
import { refusedBy } from "./refusals.fixture.ts";

const [a, b]: [Zone, Zone] = [
  { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
  { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
];

const main: NodeGroup = {
  name: "main",
  instanceTypes: ["t3.large", "t3.small"],
  capacity: "spot",
  min: 1,
  desired: 2,
  max: 3,
};

const problemsOf = (facts: Parameters<typeof clusterOf>[0]) => refusedBy(() => clusterOf(facts));

describe("defineCluster", () => {
  it("refuses nothing of a cluster that keeps the rules", () => {
    expect(problemsOf({ hostedZone: "example.com", zones: [a, b], nodeGroups: [main] })).toEqual([]);
  });

  it("refuses names that are not DNS labels", () => {
    expect(problemsOf({ name: "Production" })).toEqual([
      'cluster name "Production" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ]);
    expect(problemsOf({ environment: "" })).toEqual([
      'environment name "" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ]);
  });

  it.each(["1.9", "1.36.1", "v1.36", "1.3x", "2.10", ""])(
    "refuses Kubernetes version %j, which is not a minor version",
    (kubernetesVersion) => {
      expect(problemsOf({ kubernetesVersion })).toEqual([
        `Kubernetes version "${kubernetesVersion}" of cluster test is not a minor version; write it as "1.36"`,
      ]);
    },
  );

  it("refuses a hosted zone that is not a DNS name", () => {
    expect(problemsOf({ hostedZone: "example.com." })).toEqual([
      'hosted zone "example.com." is not a DNS name; write it as "app.example.com", in lower case, without scheme or port',
    ]);
  });

  it("says of a malformed subnet that it is malformed, and no more", () => {
    expect(problemsOf({ zones: [a, { ...b, privateSubnet: "10.0.2.0" }] })).toEqual([
      'subnet of cluster test "10.0.2.0" is not a network in CIDR notation; write it as "10.0.1.0/24"',
    ]);
  });

  it("says of a malformed network that it is malformed, and nothing of its subnets", () => {
    expect(problemsOf({ cidr: "10.0.0.0" })).toEqual([
      'network of cluster test "10.0.0.0" is not a network in CIDR notation; write it as "10.0.1.0/24"',
    ]);
  });

  it("refuses a subnet outside the network", () => {
    expect(problemsOf({ zones: [a, { ...b, privateSubnet: "10.1.2.0/24" }] })).toEqual([
      "subnet 10.1.2.0/24 of cluster test lies outside its network 10.0.0.0/16; choose one inside",
    ]);
  });

  it("refuses subnets over each other", () => {
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.0.0/23" }] })).toEqual([
      "subnets 10.0.1.0/24 and 10.0.0.0/23 of cluster test overlap; give each subnet addresses of its own",
    ]);
    expect(problemsOf({ zones: [a, { ...b, publicSubnet: "10.0.2.0/24" }] })).toEqual([
      "subnets 10.0.2.0/24 and 10.0.2.0/24 of cluster test overlap; give each subnet addresses of its own",
    ]);
  });

  it("refuses one zone, which EKS has too little of", () => {
    expect(problemsOf({ zones: [a] })).toEqual(["cluster test has 1 zones; add some: EKS needs at least 2"]);
  });

  it.each(["us-east-2b", "us-east-1", "us-east-1bb", "us-east-11", "b"])(
    "refuses zone %j, which is not in the region",
    (name) => {
      expect(problemsOf({ zones: [a, { ...b, name }] })).toEqual([
        `zone ${name} of cluster test is not in region us-east-1; choose zones of the region`,
      ]);
    },
  );

  it("refuses a zone that is listed twice", () => {
    expect(problemsOf({ zones: [a, { ...b, name: a.name }] })).toEqual([
      "cluster test has zone us-east-1a twice; list it once",
    ]);
  });

  it("refuses a cluster without node groups", () => {
    expect(problemsOf({ nodeGroups: [] })).toEqual(["cluster test has no node groups; give at least one"]);
  });

  it("refuses two node groups of one name", () => {
    expect(problemsOf({ nodeGroups: [main, main] })).toEqual([
      'cluster test has two node groups named "main"; rename one',
    ]);
  });

  it("refuses a node group without instance types", () => {
    expect(problemsOf({ nodeGroups: [{ ...main, instanceTypes: [] }] })).toEqual([
      "node group main of cluster test has no instance types; name at least one",
    ]);
  });

  it.each([
    [2, 1, 3],
    [1, 4, 3],
    [-1, 1, 2],
    [0, 0, 0],
    [1, 1.5, 2],
    [Number.NaN, 1, 2],
    [1, 2, Number.POSITIVE_INFINITY],
  ])("refuses a node group of min %d, desired %d, max %d", (min, desired, max) => {
    expect(problemsOf({ nodeGroups: [{ ...main, min, desired, max }] })).toEqual([
      `node group main of cluster test has min ${min}, desired ${desired}, max ${max}; give whole numbers in rising order, with a max of at least 1`,
    ]);
  });

  it.each([
    [0, 0, 1],
    [2, 2, 2],
    [1, 2, 3],
  ])("takes a node group of min %d, desired %d, max %d", (min, desired, max) => {
    expect(problemsOf({ nodeGroups: [{ ...main, min, desired, max }] })).toEqual([]);
  });
});

describe("smallestMemory", () => {
  it("is the memory of the smallest instance type in any node group", () => {
    const other: NodeGroup = { ...main, name: "other", instanceTypes: ["t3.medium"] };
    expect(smallestMemory(clusterOf({ nodeGroups: [other] }))).toBe(4);
    expect(smallestMemory(clusterOf({ nodeGroups: [other, main] }))).toBe(2);
  });
});

it("has its nodes in private subnets, or in the public ones where there are no others", () => {
  expect(nodeSubnets(clusterOf())).toEqual(["10.0.1.0/24", "10.0.2.0/24"]);
  const zones = [
    { name: "us-east-1a", publicSubnet: "10.0.101.0/24" },
    { name: "us-east-1b", publicSubnet: "10.0.102.0/24" },
  ];
  expect(nodeSubnets(clusterOf({ zones }))).toEqual(["10.0.101.0/24", "10.0.102.0/24"]);
});

it("has its databases in subnets of their own, where it has any", () => {
  expect(databaseSubnets(clusterOf())).toEqual([]);
  const zones = [a, b].map((zone, index) => ({ ...zone, databaseSubnet: `10.0.${20 + index}.0/24` }));
  expect(databaseSubnets(clusterOf({ zones }))).toEqual(["10.0.20.0/24", "10.0.21.0/24"]);
});

it("refuses a database subnet outside of its network", () => {
  expect(problemsOf({ zones: [a, { ...b, databaseSubnet: "10.1.2.0/24" }] })).toEqual([
    "subnet 10.1.2.0/24 of cluster test lies outside its network 10.0.0.0/16; choose one inside",
  ]);
});
