import type { CostNotes } from "#lib/cost/documented.ts";
import { usualUsage } from "#lib/cost/usage.ts";

/** The document's section "Cost Breakdown"; usage is what its own estimates come to at the rates that it uses. */
export const costNotes: CostNotes = {
  usage: {
    ...usualUsage,
    loadBalancedGb: 600,
    transferGb: 42,
    logsGb: 3,
    metrics: 10,
    imagesGb: 0.5,
  },
  documented: {
    region: "us-east-1",
    total: "about 167",
    lines: [
      { item: "EKS control plane", monthly: 73, covers: ["control plane"], because: "the same" },
      {
        item: "2 x t3.medium",
        monthly: 61,
        covers: ["nodes"],
        because: "us-east-1's 0.0416 an hour; the cluster stands in ap-southeast-1 at 0.0528",
      },
      {
        item: "Classic Load Balancer",
        monthly: 18,
        covers: ["Classic Load Balancers"],
        because: "us-east-1's 0.025 an hour; 0.028 in ap-southeast-1",
      },
      {
        item: "Data through it",
        monthly: 5,
        covers: ["load balancer data"],
        because: "taken for 600 GB at 0.008",
      },
      { item: "ECR, 500 MB", monthly: 0.05, covers: ["images"], because: "the same" },
      {
        item: "Data transfer",
        monthly: 5,
        covers: ["transfer"],
        because: "taken for 42 GB, which cost 0.12 each in ap-southeast-1",
      },
      {
        item: "CloudWatch logs and metrics",
        monthly: 5,
        covers: ["logs", "metrics"],
        because: "taken for 3 GB of logs and 10 metrics",
      },
    ],
  },
};
