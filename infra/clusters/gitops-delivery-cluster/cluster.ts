import { defineCluster } from "#lib/model/cluster.ts";

export default defineCluster({
  name: "gitops-delivery-cluster",
  environment: "production",
  region: "us-east-1",
  kubernetesVersion: "1.36",
  cidr: "10.0.0.0/16",
  zones: [
    { name: "us-east-1a", publicSubnet: "10.0.101.0/24", privateSubnet: "10.0.1.0/24" },
    { name: "us-east-1b", publicSubnet: "10.0.102.0/24", privateSubnet: "10.0.2.0/24" },
  ],
  nodeGroups: [
    {
      name: "spot",
      instanceTypes: ["t3a.medium", "t3.medium", "t3a.small", "t3.small"],
      capacity: "spot",
      min: 1,
      desired: 2,
      max: 5,
    },
  ],
  hostedZone: "dakshayahuja.in",
  highAvailability: false,
  containerInsights: false,
  progressiveDelivery: false,
});
