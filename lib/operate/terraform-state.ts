import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { aws, terraform, terraformRoot } from "./programs.ts";
import { failed, succeeds } from "./readings.ts";
import type { Answer, Ask, Reading, Run, Step } from "./step.ts";
import type { Target } from "./target.ts";

/** Terraform root that makes the bucket for the states of the others. */
const BOOTSTRAP = "infra/bootstrap";

/** Where a root of Terraform says that its state is kept elsewhere than beside it. */
const BACKEND = "backend.tf";

/** Variable with the status of the cluster; empty while there is none that answers. */
export const CLUSTER = "CLUSTER";

/**
 * The bucket that keeps Terraform's state of a cluster; undefined where it is a file beside the root.
 *
 * @param root folder of the repository
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function stateBucketOf(root: string, cluster: string): string | undefined {
  const file = join(root, terraformRoot({ name: cluster }), BACKEND);
  return existsSync(file) ? /^\s*bucket\s*=\s*"([^"]+)"/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
}

/** Makes the bucket of the state, where there has to be one and is none. */
export function stateBucketSteps(target: Target, approve: boolean): Run[] {
  const { stateBucket: bucket } = target;
  if (bucket === undefined) return [];
  const unless = succeeds(aws(target, "s3api", "head-bucket", "--bucket", bucket));
  const bootstrap = (...args: string[]) =>
    ({ program: "terraform", args: [`-chdir=${BOOTSTRAP}`, ...args] }) as const;
  const cure = `see that ${BOOTSTRAP} makes bucket ${bucket}, and that its name is free`;
  return [
    {
      kind: "run",
      title: `Terraform is ready to make bucket ${bucket}`,
      unless,
      command: bootstrap("init", "-input=false"),
      cure,
    },
    {
      kind: "run",
      title: `Bucket ${bucket} is there for Terraform's state`,
      unless,
      command: bootstrap("apply", ...(approve ? ["-auto-approve"] : [])),
      cure,
    },
  ];
}

/** Fetches the modules, the providers and the state of a cluster's root. */
export function initialize(target: Target): Run {
  return {
    kind: "run",
    title: "Terraform has its modules, its providers and its state",
    command: terraform(target, "init", "-input=false"),
    cure: "mend what Terraform says",
  };
}

function readCluster(answer: Answer): Reading {
  if (answer.status === 0) {
    const status = answer.stdout.trim();
    const answers = status === "ACTIVE" || status === "UPDATING";
    return { met: true, value: answers ? status : "", say: [`cluster: ${status}`] };
  }
  if (!answer.stderr.includes("ResourceNotFoundException")) return failed(answer);
  return { met: true, value: "", say: ["cluster: not there"] };
}

/** Asks EKS for the cluster; that there is none is an answer, too. */
export function findCluster(target: Target): Ask {
  return {
    kind: "ask",
    title: "It is known whether the cluster is there",
    question: {
      command: aws(
        target,
        ...[
          "eks",
          "describe-cluster",
          "--name",
          target.name,
          "--query",
          "cluster.status",
          "--output",
          "text",
        ],
      ),
      read: readCluster,
    },
    variable: CLUSTER,
    cure: "ask for the right eks:DescribeCluster",
  };
}

function readOwner(answer: Answer, { name }: Target): Reading {
  if (answer.status === 0 && /\baws_eks_cluster\./.test(answer.stdout)) return { met: true };
  return {
    met: false,
    because: [`cluster ${name} is there, but not in Terraform's state: somebody else made it`],
  };
}

/** A cluster that Terraform does not know was made by somebody else, or its state is lost: nothing is done to it. */
export function ownedByTerraform(target: Target): Step[] {
  return [
    findCluster(target),
    {
      kind: "ask",
      title: "A cluster that is there already is in Terraform's state",
      needs: CLUSTER,
      question: {
        command: terraform(target, "state", "list"),
        read: (answer) => readOwner(answer, target),
      },
      cure: "bring the state back (docs/recovery.md), or give the cluster another name",
    },
  ];
}
