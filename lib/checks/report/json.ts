import type { Checked } from "../check.ts";

/**
 * Findings as a JSON array, for other programs. `resource` is null where the fault is in no single object, `line`
 * where it is in no line of a file.
 */
export function renderJson({ findings }: Pick<Checked, "findings">): string {
  const entries = findings.map(({ rule, severity, cluster, unit, resource, file, line, message, fix }) => ({
    rule,
    severity,
    cluster,
    unit,
    resource: resource ?? null,
    file,
    line: line ?? null,
    message,
    fix,
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
