import { expect, it } from "vitest";
import { clusterFacts, tagFacts } from "#lib/render/infrastructure/cluster.ts";
import { networkFacts } from "#lib/render/infrastructure/network.ts";
import { nodeGroupFacts } from "#lib/render/infrastructure/node-groups.ts";
import cluster, { durgaPuja } from "./cluster.ts";

it("DP1 the network has three zones with public, private and database subnets, and a NAT gateway in each", () => {
  expect(networkFacts(cluster)).toEqual({
    name: "durga-puja-vpc",
    cidr: "10.0.0.0/16",
    nat: "one per zone",
    flow_logs: false,
    zones: {
      "us-east-1a": { public: "10.0.1.0/24", private: "10.0.11.0/24", database: "10.0.21.0/24" },
      "us-east-1b": { public: "10.0.2.0/24", private: "10.0.12.0/24", database: "10.0.22.0/24" },
      "us-east-1c": { public: "10.0.3.0/24", private: "10.0.13.0/24", database: "10.0.23.0/24" },
    },
  });
});

it("DP2 the endpoint is private and public, and the control plane logs api, audit and scheduler", () => {
  expect(clusterFacts(cluster)).toMatchObject({
    name: "durga-puja-eks",
    account: "008099619893",
    endpoint: { public: true, private: true },
    log_types: ["api", "audit", "scheduler"],
  });
});

const primary = {
  instance_types: ["t3.medium"],
  capacity: "ON_DEMAND",
  min: 2,
  desired: 3,
  max: 5,
  disk: 30,
  max_pods: null,
  detailed_monitoring: false,
  policies: [],
  taints: [],
};

it("DP2 three primary nodes t3.medium, from 2 to 5, with 30 GB", () => {
  expect(nodeGroupFacts(cluster)).toEqual({ primary });
});

it("DP2 can have two spot nodes beside them, from 0 to 5", () => {
  expect(nodeGroupFacts(durgaPuja({ spot: true }))).toEqual({
    primary,
    spot: { ...primary, capacity: "SPOT", min: 0, desired: 2 },
  });
});

it("DP21 what it costs can be told apart by tags", () => {
  expect(tagFacts(cluster)).toEqual({
    Environment: "production",
    Project: "durga-puja",
    ManagedBy: "terraform",
    Team: "devops",
    CostCenter: "engineering",
  });
});
