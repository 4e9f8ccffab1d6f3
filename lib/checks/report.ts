import type { Checked } from "./check.ts";
import type { Finding } from "./finding.ts";
import { count } from "./wording.ts";

function heading({ rule, severity, file, line, cluster, unit, resource }: Finding): string {
  // What a definition says before it is on any cluster has no place there.
  const place = [cluster, unit].filter((name) => name !== "").join("/");
  const words = [
    severity === "error" ? rule : `${rule} (${severity})`,
    line === undefined ? file : `${file}:${line}`,
    ...(place === "" ? [] : [place]),
    ...(resource === undefined ? [] : [`${resource.kind} ${resource.name}`]),
  ];
  return words.join("  ");
}

function summary({ findings, objects, references }: Checked): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const looked = `${count(objects, "object")} checked, ${count(references, "reference")} followed`;
  return `${count(errors, "error")}, ${count(warnings, "warning")}; ${looked}`;
}

/**
 * Findings as text: one line that says where, one that says what and what to do. Findings of one object and
 * rule share the first line. The last line counts.
 */
export function renderText(checked: Checked): string {
  const groups = Map.groupBy(checked.findings, heading);
  const lines = [...groups].flatMap(([head, findings]) => [
    head,
    ...findings.map(({ message, fix }) => `  ${message}; ${fix}`),
  ]);
  return `${[...lines, summary(checked)].join("\n")}\n`;
}

/** Findings as a JSON array, for other programs. `resource` is null where the fault is in no single object. */
export function renderJson(findings: readonly Finding[]): string {
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
