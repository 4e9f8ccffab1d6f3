import { createHash } from "node:crypto";

/**
 * Digest of a configuration, for the pod template that reads it: running pods do not notice a changed ConfigMap by
 * themselves. Short enough for a label.
 */
export function checksum(configuration: object | string): string {
  const text = typeof configuration === "string" ? configuration : JSON.stringify(configuration);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
