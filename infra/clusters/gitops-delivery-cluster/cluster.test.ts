import { expect, it } from "vitest";
import { eksAddOnFacts } from "#lib/render/infrastructure/add-ons.ts";
import { clusterFacts, tagFacts, zoneFacts } from "#lib/render/infrastructure/cluster.ts";
import { networkFacts } from "#lib/render/infrastructure/network.ts";
import { nodeGroupFacts } from "#lib/render/infrastructure/node-groups.ts";
import cluster from "./cluster.ts";

it("ET1 the network has two zones with a public and a private subnet each, and a NAT gateway", () => {
  expect(networkFacts(cluster)).toEqual({
    name: "gitops-delivery-vpc",
    cidr: "10.0.0.0/16",
    nat: "one",
    flow_logs: false,
    zones: {
      "us-east-1a": { public: "10.0.101.0/24", private: "10.0.1.0/24", database: null },
      "us-east-1b": { public: "10.0.102.0/24", private: "10.0.2.0/24", database: null },
    },
  });
});

it("ET1 two spot nodes of four types, from 1 to 5", () => {
  expect(nodeGroupFacts(cluster)).toEqual({
    spot: {
      instance_types: ["t3a.medium", "t3.medium", "t3a.small", "t3.small"],
      capacity: "SPOT",
      min: 1,
      desired: 2,
      max: 5,
      disk: 20,
      max_pods: 50,
      detailed_monitoring: false,
      policies: [],
      taints: [],
    },
  });
});

it("ET1 CloudWatch has the logs of the control plane", () => {
  expect(clusterFacts(cluster)).toMatchObject({
    name: "gitops-delivery-cluster",
    account: "008099619893",
    region: "us-east-1",
    log_types: ["api", "audit", "authenticator"],
    log_retention_days: 30,
  });
});

it("ET3 there is a hosted zone, whose hosts have their certificates from Let's Encrypt, and the EBS CSI driver", () => {
  expect(zoneFacts(cluster)).toEqual({ name: "dakshayahuja.in", certificate: false });
  expect(zoneFacts({ ...cluster, acmCertificate: true })).toMatchObject({ certificate: true });
  expect(Object.keys(eksAddOnFacts(cluster))).toContain("aws-ebs-csi-driver");
});

it("is told apart from other systems by its tags", () => {
  expect(tagFacts(cluster)).toMatchObject({ Project: "expense-tracker", ManagedBy: "terraform" });
});
