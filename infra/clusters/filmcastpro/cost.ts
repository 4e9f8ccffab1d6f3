import type { CostNotes } from "#lib/cost/documented.ts";
import { usualUsage } from "#lib/cost/usage.ts";

/** The document's section "Cost optimization", and what it leaves open: a site of one page with few visitors. */
export const costNotes: CostNotes = {
  usage: { ...usualUsage, natGb: 10, loadBalancedGb: 10, logsGb: 2 },
  documented: {
    region: "us-east-1",
    total: "about 150 to 200",
    lines: [
      {
        item: "EKS control plane",
        monthly: 72,
        covers: ["control plane"],
        because: "0.10 an hour for 720 hours; a month here has 730",
      },
      { item: "2 x t3.small", monthly: 30, covers: ["nodes"], because: "rounded" },
      {
        item: "NAT gateway",
        monthly: 32,
        covers: ["NAT gateways"],
        because: "its hours alone, without data",
      },
      {
        item: "Load balancer",
        monthly: 16,
        covers: ["Classic Load Balancers", "load balancer data"],
        because: "an Application Load Balancer's hours; a Classic one costs 0.025 an hour",
      },
      { item: "Data transfer", covers: ["transfer"], because: "the document says that it varies" },
      { item: "ECR at 0.10 per GB", covers: ["images"], because: "the document names the price alone" },
    ],
  },
};
