import { describe, expect, it } from "vitest";
import { clusterFacts, tagFacts, zoneFacts } from "#lib/render/infrastructure/cluster.ts";
import { networkFacts } from "#lib/render/infrastructure/network.ts";
import { nodeGroupFacts } from "#lib/render/infrastructure/node-groups.ts";
import { scalableApp } from "./scalable-app.ts";
import dev from "./scalable-app-dev/cluster.ts";
import prod from "./scalable-app-prod/cluster.ts";

describe.each([dev, prod])("$name", (cluster) => {
  it("SC1 the network has three zones with public, private and database subnets", () => {
    expect(networkFacts(cluster)).toMatchObject({
      name: `${cluster.name}-vpc`,
      cidr: "10.0.0.0/16",
      zones: {
        "us-east-1a": { public: "10.0.48.0/24", private: "10.0.0.0/24", database: "10.0.52.0/24" },
        "us-east-1b": { public: "10.0.49.0/24", private: "10.0.1.0/24", database: "10.0.53.0/24" },
        "us-east-1c": { public: "10.0.50.0/24", private: "10.0.2.0/24", database: "10.0.54.0/24" },
      },
    });
    expect(Object.keys(networkFacts(cluster).zones)).toHaveLength(3);
  });

  it("SC2 three nodes t3.medium or t3.large on demand, from 1 to 20", () => {
    expect(nodeGroupFacts(cluster)).toEqual({
      main: {
        instance_types: ["t3.medium", "t3.large"],
        capacity: "ON_DEMAND",
        min: 1,
        desired: 3,
        max: 20,
        disk: 30,
        max_pods: null,
        detailed_monitoring: false,
        policies: [],
        taints: [],
      },
    });
  });

  it("SC2 SC16 is a cluster of its name, whose costs can be told apart by tags", () => {
    expect(clusterFacts(cluster)).toMatchObject({ name: cluster.name, account: "008099619893" });
    expect(tagFacts(cluster)).toMatchObject({ Project: "scalable-app", Environment: cluster.environment });
  });
});

it("SC1 dev has one NAT gateway, prod one in each zone", () => {
  expect(networkFacts(dev).nat).toBe("one");
  expect(networkFacts(prod).nat).toBe("one per zone");
});

it("SC7 ACM has a certificate for the name of each stage", () => {
  expect(zoneFacts(dev)).toEqual({ name: "dev.scalable-app.example.com", certificate: true });
  expect(zoneFacts(prod)).toEqual({ name: "scalable-app.example.com", certificate: true });
});

it("SC16 spot nodes for work that gives way take the place of some of the others, and keep everything else away", () => {
  expect(nodeGroupFacts(scalableApp("prod", { spot: true }))).toMatchObject({
    main: { capacity: "ON_DEMAND", max: 15, taints: [] },
    spot: {
      instance_types: ["t3.medium", "t3a.medium", "t3.large"],
      capacity: "SPOT",
      min: 0,
      max: 5,
      taints: [{ key: "interruptible", value: "true", effect: "NO_SCHEDULE" }],
    },
  });
});
