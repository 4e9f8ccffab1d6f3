import type { LintFinding } from "../kube-linter.ts";

/** Why something stays as it is although kube-linter objects to it. */
export interface Reason {
  /** Name of the check that objects. */
  readonly check: string;
  /** Objects that it is right for, by `Kind namespace/name`. */
  readonly objects: RegExp;
  /** What it objects to, in its own words. */
  readonly message: string;
  /** Why that is right for these objects. */
  readonly because: string;
}

/**
 * What is answered by a reason, and not by a change of what is generated.
 *
 * @see https://docs.kubelinter.io/#/generated/checks
 */
export const reasons: readonly Reason[] = [
  {
    check: "unsafe-sysctls",
    objects: /^Deployment /,
    message: 'resource specifies unsafe sysctl "net.ipv4.ip_unprivileged_port_start".',
    because:
      "Kubernetes counts this sysctl as safe since 1.22: it holds for the network of the pod alone, and lets a server listen on port 80 without root and without a capability.",
  },
  {
    check: "job-ttl-seconds-after-finished",
    objects: /^Job .*-migration$/,
    message: "Standalone Job does not specify ttlSecondsAfterFinished",
    because:
      "Argo CD deletes this Job before it makes the next one, so there is never more than one; until then its pod and its log tell how the migration went.",
  },
];

/** Whether a reason is one for a finding. */
export function answers({ check, objects, message }: Reason, finding: LintFinding): boolean {
  const object = `${finding.kind} ${finding.namespace}/${finding.name}`;
  return finding.check === check && finding.message === message && objects.test(object);
}
