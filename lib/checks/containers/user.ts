import type { Found } from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** What a security context says of a container: its own word, else that of its pod. */
export function securityOf({ security: ofPod }: Workload, { security }: Container, field: string): Found {
  return security[field] ?? ofPod[field] ?? undefined;
}

/** User that a container runs as by its manifest: a number, or `not root` where only that is said. */
export function userOf(workload: Workload, container: Container): number | "not root" | undefined {
  const user = securityOf(workload, container, "runAsUser");
  if (typeof user === "number") return user;
  return securityOf(workload, container, "runAsNonRoot") === true ? "not root" : undefined;
}
