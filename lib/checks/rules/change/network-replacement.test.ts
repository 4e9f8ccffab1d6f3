import { describe, expect, it } from "vitest";
import { orSay } from "../../change/change.fixture.ts";
import { changedFacts, infrastructure } from "../../change/infrastructure.fixture.ts";

describe("network-replacement", () => {
  const { network, cluster } = infrastructure;

  it("finds another address block, other subnets and a zone that is gone", () => {
    const zones = { "eu-central-1a": { public: "10.0.8.0/24", private: "10.0.1.0/24", database: null } };
    const say = orSay("leave it as it is", "Replaces: Network test");
    expect(
      changedFacts("network-replacement", { network: { ...network, cidr: "10.1.0.0/16", zones } }),
    ).toEqual([
      `the address block of the VPC changes from 10.0.0.0/16 to 10.1.0.0/16: Terraform builds it anew, with all nodes, load balancers and databases in it; ${say}`,
      `the public subnet of eu-central-1a changes from 10.0.0.0/24 to 10.0.8.0/24: Terraform builds the subnet anew, which fails while nodes, load balancers or databases are in it; ${say}`,
      `zone eu-central-1b is gone: Terraform deletes its subnets, which fails while something is in them, and volumes in it have no node any more; ${say}`,
    ]);
  });

  it("finds another name of the cluster", () => {
    expect(changedFacts("network-replacement", { cluster: { ...cluster, name: "prod" } })).toEqual([
      `cluster.name changes from test to prod: Terraform builds another cluster, and everything in this one is gone; ${orSay("leave it as it is", "Replaces: Cluster test")}`,
    ]);
  });

  it("takes a zone and database subnets that are added, and another version", () => {
    const zones = {
      ...network.zones,
      "eu-central-1a": { public: "10.0.0.0/24", private: "10.0.1.0/24", database: "10.0.9.0/24" },
      "eu-central-1c": { public: "10.0.4.0/24", private: null, database: null },
    };
    const facts = { network: { ...network, zones }, cluster: { ...cluster, version: "1.37" } };
    expect(changedFacts("network-replacement", facts)).toEqual([]);
  });
});
