import { expect, it } from "vitest";
import { clusterFacts, tagFacts } from "#lib/render/infrastructure/cluster.ts";
import { networkFacts } from "#lib/render/infrastructure/network.ts";
import { nodeGroupFacts } from "#lib/render/infrastructure/node-groups.ts";
import cluster, { fastapiAppCluster } from "./cluster.ts";

it("FA1 the network has public subnets in two zones and no NAT: nodes and load balancer stand in them", () => {
  expect(networkFacts(cluster)).toEqual({
    name: "fastapi-app-vpc",
    cidr: "10.0.0.0/16",
    nat: "none",
    flow_logs: false,
    zones: {
      "ap-southeast-1a": { public: "10.0.1.0/24", private: null, database: null },
      "ap-southeast-1b": { public: "10.0.2.0/24", private: null, database: null },
    },
  });
});

it("FA2 the control plane logs api, audit and authenticator", () => {
  expect(clusterFacts(cluster)).toMatchObject({
    name: "fastapi-app-cluster",
    account: "008099619893",
    region: "ap-southeast-1",
    log_types: ["api", "audit", "authenticator"],
  });
});

it("FA2 two nodes t3.medium, from 1 to 3, with 20 GB, that may write to CloudWatch", () => {
  expect(nodeGroupFacts(cluster)).toEqual({
    main: {
      instance_types: ["t3.medium"],
      capacity: "ON_DEMAND",
      min: 1,
      desired: 2,
      max: 3,
      disk: 20,
      max_pods: null,
      detailed_monitoring: false,
      policies: ["CloudWatchAgentServerPolicy"],
      taints: [],
    },
  });
});

it("FA10 high availability brings a third zone and at least three nodes", () => {
  const production = fastapiAppCluster({ highAvailability: true });
  expect(Object.keys(networkFacts(production).zones)).toEqual([
    "ap-southeast-1a",
    "ap-southeast-1b",
    "ap-southeast-1c",
  ]);
  expect(nodeGroupFacts(production)).toMatchObject({ main: { min: 3, desired: 3, max: 6 } });
});

it("is told apart from other systems by its tags", () => {
  expect(tagFacts(cluster)).toMatchObject({ Project: "fastapi-app", ManagedBy: "terraform" });
});
