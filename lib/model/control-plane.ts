import { type Duration, wholeDays } from "./duration.ts";
import { refuse } from "./problem.ts";

/**
 * What the control plane can write logs of.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
 */
export const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;
export type LogType = (typeof logTypes)[number];

/**
 * Days that CloudWatch keeps logs for.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The part of a cluster that EKS runs. */
export interface ControlPlane {
  /** From where its API can be reached: from the internet, from inside of the VPC, or both. */
  readonly endpoint: "public" | "private" | "public and private";
  readonly logs: readonly LogType[];
  readonly logRetention: Duration;
  /**
   * Whether Secrets are encrypted with a key of the account, which is rotated. Otherwise with one of AWS.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
   */
  readonly encryptSecrets: boolean;
}

/** Refuses logs of what writes none, and a retention that CloudWatch does not offer. */
export function checkControlPlane({ logs, logRetention }: ControlPlane, cluster: string): void {
  for (const type of logs.filter((log) => !logTypes.includes(log))) {
    refuse(
      `log type "${type}" of cluster ${cluster} is none that EKS writes`,
      `choose of ${logTypes.join(", ")}`,
    );
  }
  const kept = wholeDays(logRetention, `retention of the logs of cluster ${cluster}`);
  if (Number.isInteger(kept) && !retentionDays.includes(kept)) {
    refuse(
      `logs of the control plane of cluster ${cluster} are kept for ${kept} days, which CloudWatch does not offer`,
      `choose of ${retentionDays.join(", ")}`,
    );
  }
}
