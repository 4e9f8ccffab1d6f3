import { aws } from "./programs.ts";
import { listsNothing, textOf } from "./readings.ts";
import type { Ask } from "./step.ts";
import type { Target } from "./target.ts";

/** Variable with the id of the cluster's VPC; empty when it is gone. */
const VPC = "VPC";

const PATIENCE = { every: 15, limit: 15 * 60 };

/** What controllers make in a VPC and Terraform knows nothing of. */
function remains(): readonly (readonly [what: string, query: readonly string[]])[] {
  const inVpc = ["--filters", `Name=vpc-id,Values=$${VPC}`];
  return [
    [
      "load balancers",
      ["elbv2", "describe-load-balancers", "--query", `LoadBalancers[?VpcId=='$${VPC}'].LoadBalancerName`],
    ],
    [
      "Classic Load Balancers",
      [
        ...["elb", "describe-load-balancers"],
        ...["--query", `LoadBalancerDescriptions[?VPCId=='$${VPC}'].LoadBalancerName`],
      ],
    ],
    [
      "network interfaces of load balancers",
      [
        ...["ec2", "describe-network-interfaces", ...inVpc, "Name=description,Values=ELB *"],
        ...["--query", "NetworkInterfaces[].NetworkInterfaceId"],
      ],
    ],
    [
      "security groups of load balancers",
      [
        ...["ec2", "describe-security-groups", ...inVpc, "Name=group-name,Values=k8s-*"],
        ...["--query", "SecurityGroups[].GroupId"],
      ],
    ],
  ];
}

/** Finds the VPC by the tag that load balancers find it by. */
function findVpc(target: Target): Ask {
  return {
    kind: "ask",
    title: "The id of the VPC is known",
    question: textOf(
      aws(
        target,
        ...["ec2", "describe-vpcs", "--filters", `Name=tag-key,Values=kubernetes.io/cluster/${target.name}`],
        ...["--query", "Vpcs[0].VpcId", "--output", "text"],
      ),
    ),
    variable: VPC,
    cure: "ask for the right ec2:DescribeVpcs",
  };
}

/** A database is never deleted by the way: a person saves it, says so, and starts again. */
function noDatabase(target: Target): Ask {
  const { region } = target;
  return {
    kind: "ask",
    title: "No database stands in the VPC",
    needs: VPC,
    question: listsNothing(
      aws(
        target,
        ...["rds", "describe-db-instances", "--output", "json"],
        ...["--query", `DBInstances[?DBSubnetGroup.VpcId=='$${VPC}'].DBInstanceIdentifier`],
      ),
      "databases, which are protected",
    ),
    cure: `for each NAME, aws rds modify-db-instance --db-instance-identifier NAME --no-deletion-protection --apply-immediately --region ${region}, then aws rds delete-db-instance --db-instance-identifier NAME --final-db-snapshot-identifier NAME-final --region ${region}, then aws rds wait db-instance-deleted --db-instance-identifier NAME --region ${region}`,
  };
}

/** Waits until nothing is in the VPC that keeps Terraform from deleting it. */
export function networkIsEmpty(target: Target): Ask[] {
  const waits = remains().map(
    ([what, args]): Ask => ({
      kind: "ask",
      title: `No ${what} are left`,
      needs: VPC,
      question: listsNothing(aws(target, ...args, "--output", "json"), what),
      patience: PATIENCE,
      cure: `delete the ${what} that are left by hand: their controller is gone`,
    }),
  );
  return [findVpc(target), ...waits, noDatabase(target)];
}
