import type { CostNotes } from "#lib/cost/documented.ts";
import { usualUsage } from "#lib/cost/usage.ts";

/**
 * The document's section "Cost Breakdown". Its items add up to 314 with its five nodes, not to the 360 that it writes;
 * usage is what its own estimates come to.
 */
export const costNotes: CostNotes = {
  usage: { ...usualUsage, transferGb: 167, objectsGb: 87 },
  documented: {
    region: "us-east-1",
    total: "about 360, with spot about 290",
    lines: [
      { item: "EKS control plane", monthly: 73, covers: ["control plane"], because: "the same" },
      {
        item: "5 x t3.medium",
        monthly: 105,
        covers: ["nodes"],
        because: "five cost 152 on demand; three are desired, and five the most",
      },
      {
        item: "RDS db.t3.micro",
        monthly: 26,
        covers: ["database servers"],
        because: "the same: two servers, for it stands in two zones",
      },
      {
        item: "ElastiCache cache.t3.micro",
        monthly: 30,
        covers: ["cache servers"],
        because: "a primary and a replica at 0.017 an hour",
      },
      { item: "S3", monthly: 2, covers: ["object storage"], because: "taken for 87 GB" },
      {
        item: "ALB",
        monthly: 23,
        covers: ["Application Load Balancers"],
        because: "its hours and one capacity unit; the Network Load Balancer of the frontend is left out",
      },
      {
        item: "3 NAT gateways",
        monthly: 40,
        covers: ["NAT gateways"],
        because: "three cost 99 by the hour, before any data",
      },
      { item: "Data transfer", monthly: 15, covers: ["transfer"], because: "taken for 167 GB at 0.09" },
    ],
  },
};
