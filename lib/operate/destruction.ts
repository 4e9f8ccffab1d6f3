import { terraform } from "./programs.ts";
import { failed } from "./readings.ts";
import type { Answer, Reading, Step } from "./step.ts";
import type { Target } from "./target.ts";

/** Variable with the addresses in Terraform's state that are not destroyed. */
const KEPT = "KEPT";

/**
 * What holds data, and the guards in front of it. Terraform refuses to destroy these, so that they leave its state
 * and stay at AWS: buckets, repositories of images, the key of snapshots, and databases, which are gone by then.
 */
const KEEPS =
  "^module\\.cluster\\.(module\\.(bucket|repository|data_key)|aws_db_instance\\.this|terraform_data\\.[a-z_]+_guard)\\b";

function readKept(answer: Answer): Reading {
  const { status, stdout, stderr } = answer;
  // grep found nothing, or the root has no state to look into.
  const isEmpty = (status !== 0 && stderr === "") || stderr.includes("No state file was found");
  if (isEmpty) return { met: true, value: "" };
  return status === 0 ? { met: true, value: stdout.trim(), say: stdout.trim().split("\n") } : failed(answer);
}

/**
 * Destroys what Terraform built, but for what holds data.
 *
 * @param approve whether Terraform goes on without asking
 */
export function destroy(target: Target, approve: boolean): Step[] {
  const cure = "mend what Terraform says (docs/tear-down.md)";
  return [
    {
      kind: "ask",
      title: "What stays at AWS is known: it holds data",
      question: {
        command: { program: "grep", args: ["-E", KEEPS], input: terraform(target, "state", "list") },
        read: readKept,
      },
      variable: KEPT,
      cure,
    },
    {
      kind: "run",
      title: "Terraform has forgotten what stays",
      needs: KEPT,
      command: terraform(target, "state", "rm", `$${KEPT}`),
      cure,
    },
    {
      kind: "run",
      title: "Terraform has destroyed the cluster",
      command: terraform(target, "destroy", ...(approve ? ["-auto-approve"] : [])),
      cure,
    },
  ];
}
