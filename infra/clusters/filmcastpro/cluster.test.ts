import { expect, it } from "vitest";
import { eksAddOnFacts } from "#lib/render/infrastructure/add-ons.ts";
import { clusterFacts, tagFacts, zoneFacts } from "#lib/render/infrastructure/cluster.ts";
import { networkFacts } from "#lib/render/infrastructure/network.ts";
import { nodeGroupFacts } from "#lib/render/infrastructure/node-groups.ts";
import cluster, { filmcastpro } from "./cluster.ts";

it("FC1 the network has two zones with a public and a private subnet each, and one NAT gateway", () => {
  expect(networkFacts(cluster)).toEqual({
    name: "filmcastpro-vpc",
    cidr: "10.0.0.0/16",
    nat: "one",
    flow_logs: false,
    zones: {
      "us-east-1a": { public: "10.0.101.0/24", private: "10.0.1.0/24", database: null },
      "us-east-1b": { public: "10.0.102.0/24", private: "10.0.2.0/24", database: null },
    },
  });
});

it("FC2 the cluster has a public endpoint, Secrets encrypted with a key of its own, and all five logs", () => {
  expect(clusterFacts(cluster)).toEqual({
    name: "filmcastpro",
    account: "008099619893",
    region: "us-east-1",
    version: "1.36",
    endpoint: { public: true, private: false },
    log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    log_retention_days: 30,
    encrypt_secrets: true,
  });
});

it("FC3 two nodes t3.small, three at most, with 20 GB and detailed monitoring", () => {
  expect(nodeGroupFacts(cluster)).toEqual({
    main: {
      instance_types: ["t3.small"],
      capacity: "ON_DEMAND",
      min: 2,
      desired: 2,
      max: 3,
      disk: 20,
      max_pods: null,
      detailed_monitoring: true,
      policies: [],
      taints: [],
    },
  });
});

it("FC11 high availability brings a NAT gateway in each zone, and at least three nodes with room for more", () => {
  const production = filmcastpro({ highAvailability: true });
  expect(networkFacts(production)).toEqual({ ...networkFacts(cluster), nat: "one per zone" });
  expect(nodeGroupFacts(production)).toMatchObject({ main: { min: 3, desired: 3, max: 6 } });
});

it("FC13 everything at AWS has these tags", () => {
  expect(tagFacts(cluster)).toEqual({
    Environment: "production",
    Project: "filmcastpro",
    ManagedBy: "terraform",
    Team: "devops",
    CostCenter: "engineering",
  });
});

it("FC18 policies are enforced, and nodes take addresses in prefixes when the network says so", () => {
  const facts = eksAddOnFacts(cluster);
  expect(facts).toMatchObject({ "vpc-cni": { configuration: '{"enableNetworkPolicy":"true"}' } });
  const network = { ...cluster.network, prefixDelegation: true };
  expect(eksAddOnFacts({ ...cluster, network })).toMatchObject({
    "vpc-cni": {
      configuration:
        '{"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}',
    },
  });
});

it("has no hosted zone, and no disks for pods", () => {
  expect(zoneFacts(cluster)).toBeNull();
  expect(Object.keys(eksAddOnFacts(cluster))).not.toContain("aws-ebs-csi-driver");
});
