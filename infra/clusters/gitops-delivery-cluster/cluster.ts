import { defineCluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { gibibytes } from "#lib/model/quantity.ts";
import { account } from "../account.ts";

export default defineCluster({
  name: "gitops-delivery-cluster",
  environment: "production",
  account,
  region: "us-east-1",
  owner: { project: "expense-tracker", team: "devops", costCenter: "engineering" },
  kubernetesVersion: "1.36",
  controlPlane: {
    endpoint: "public and private",
    logs: ["api", "audit", "authenticator"],
    logRetention: days(30),
    encryptSecrets: false,
  },
  network: {
    name: "gitops-delivery-vpc",
    cidr: "10.0.0.0/16",
    zones: [
      { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
      { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
    ],
    nat: "one",
    flowLogs: false,
    prefixDelegation: true,
  },
  nodeGroups: [
    {
      name: "spot",
      instanceTypes: ["t3a.medium", "t3.medium", "t3a.small", "t3.small"],
      capacity: "spot",
      min: 1,
      desired: 2,
      max: 5,
      disk: gibibytes(20),
      detailedMonitoring: false,
    },
  ],
  volumes: true,
  hostedZone: "dakshayahuja.in",
  highAvailability: false,
  containerInsights: false,
  progressiveDelivery: false,
});
