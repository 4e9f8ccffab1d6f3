import { defineCluster } from "#lib/model/cluster.ts";

export default defineCluster({
  name: "durga-puja-eks",
  environment: "production",
  region: "us-east-1",
  kubernetesVersion: "1.36",
  cidr: "10.0.0.0/16",
  zones: [
    {
      name: "us-east-1a",
      publicSubnet: "10.0.1.0/24",
      privateSubnet: "10.0.11.0/24",
      databaseSubnet: "10.0.21.0/24",
    },
    {
      name: "us-east-1b",
      publicSubnet: "10.0.2.0/24",
      privateSubnet: "10.0.12.0/24",
      databaseSubnet: "10.0.22.0/24",
    },
    {
      name: "us-east-1c",
      publicSubnet: "10.0.3.0/24",
      privateSubnet: "10.0.13.0/24",
      databaseSubnet: "10.0.23.0/24",
    },
  ],
  nodeGroups: [
    { name: "primary", instanceTypes: ["t3.medium"], capacity: "on-demand", min: 2, desired: 3, max: 5 },
  ],
  highAvailability: false,
});
