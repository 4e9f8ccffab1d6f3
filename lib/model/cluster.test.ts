import { describe, expect, it } from "vitest";
import { clusterOf, network, nodeGroup } from "./cluster.fixture.ts";
import { databaseSubnets, hostedZoneOf, nodeSubnets, publicSubnets, smallestMemory } from "./cluster.ts";
import { refusedBy } from "./refusals.fixture.ts";

type Properties = Parameters<typeof clusterOf>[0];

const problemsOf = (facts: Properties) => refusedBy(() => clusterOf(facts));

/** Facts as a definition has them that no type checker has seen. */
const unchecked = (facts: object): Properties => JSON.parse(JSON.stringify(facts));

describe("defineCluster", () => {
  it("refuses nothing of a cluster that keeps the rules", () => {
    expect(problemsOf({ hostedZone: "example.com", acmCertificate: true, highAvailability: true })).toEqual(
      [],
    );
  });

  it("refuses names that are not DNS labels", () => {
    expect(problemsOf({ name: "Production" })).toEqual([
      'cluster name "Production" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ]);
    expect(problemsOf({ environment: "" })).toEqual([
      'environment name "" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ]);
  });

  it.each(["8099619893", "0080-9961-9893", "", "0123456789012"])(
    "refuses account %j, which has not 12 digits",
    (account) => {
      expect(problemsOf({ account })).toEqual([
        `account "${account}" of cluster test is not the number of an AWS account; write its 12 digits, between quotes`,
      ]);
    },
  );

  it.each(["1.9", "1.36.1", "v1.36", "1.3x", "2.10", ""])(
    "refuses Kubernetes version %j, which is not a minor version",
    (kubernetesVersion) => {
      expect(problemsOf(unchecked({ kubernetesVersion }))).toEqual([
        `Kubernetes version "${kubernetesVersion}" of cluster test is not a minor version; write it as "1.36"`,
      ]);
    },
  );

  it("refuses a Kubernetes version whose add-ons nobody has looked up", () => {
    expect(problemsOf({ kubernetesVersion: "1.37" })).toEqual([
      "Kubernetes 1.37 of cluster test has no versions of EKS add-ons; add them to lib/model/eks-add-on.ts, or choose of 1.34, 1.35, 1.36",
    ]);
  });

  it("refuses a hosted zone that is not a DNS name", () => {
    expect(problemsOf({ hostedZone: "example.com." })).toEqual([
      'hosted zone "example.com." is not a DNS name; write it as "app.example.com", in lower case, without scheme or port',
    ]);
  });

  it("refuses a certificate without a zone to prove it in", () => {
    expect(problemsOf({ acmCertificate: true })).toEqual([
      "cluster test has an ACM certificate and no hosted zone to prove it in; give the cluster a hosted zone, or leave the certificate out",
    ]);
  });

  it("refuses high availability that hangs on one NAT gateway", () => {
    expect(problemsOf({ highAvailability: true, network: { ...network, nat: "one" } })).toEqual([
      'cluster test is highly available and has one NAT gateway, with whose zone all nodes lose the internet; write nat: "one per zone"',
    ]);
    expect(problemsOf({ highAvailability: false, network: { ...network, nat: "one" } })).toEqual([]);
  });

  it("says everything at once", () => {
    const zones = network.zones.slice(0, 1);
    expect(problemsOf({ account: "1", network: { ...network, zones }, nodeGroups: [] })).toHaveLength(3);
  });
});

describe("smallestMemory", () => {
  it("is the memory of the smallest instance type in any node group", () => {
    const other = { ...nodeGroup, name: "other", instanceTypes: ["t3.large", "t3.small"] as const };
    expect(smallestMemory(clusterOf())).toBe(8);
    expect(smallestMemory(clusterOf({ nodeGroups: [nodeGroup, other] }))).toBe(2);
  });
});

it("has its load balancers in public subnets", () => {
  expect(publicSubnets(clusterOf())).toEqual(["10.0.101.0/24", "10.0.102.0/24"]);
});

it("has its nodes in private subnets, or in the public ones where there are no others", () => {
  expect(nodeSubnets(clusterOf())).toEqual(["10.0.1.0/24", "10.0.2.0/24"]);
  const zones = network.zones.map(({ name, publicSubnet }) => ({ name, publicSubnet }));
  const open = clusterOf({ network: { ...network, zones, nat: "none" } });
  expect(nodeSubnets(open)).toEqual(["10.0.101.0/24", "10.0.102.0/24"]);
});

it("has its databases in subnets of their own, where it has any", () => {
  expect(databaseSubnets(clusterOf())).toEqual([]);
  const zones = network.zones.map((zone, index) => ({ ...zone, databaseSubnet: `10.0.${20 + index}.0/24` }));
  expect(databaseSubnets(clusterOf({ network: { ...network, zones } }))).toEqual([
    "10.0.20.0/24",
    "10.0.21.0/24",
  ]);
});

it("gives its hosted zone to whoever cannot do without, and refuses where it has none", () => {
  expect(hostedZoneOf(clusterOf({ hostedZone: "example.com" }), "shop")).toBe("example.com");
  expect(refusedBy(() => hostedZoneOf(clusterOf(), "shop"))).toEqual([
    "shop needs a hosted zone, and cluster test has none; give the cluster one",
  ]);
});
