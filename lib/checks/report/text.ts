import type { Checked } from "../check.ts";
import type { Finding } from "../finding.ts";
import { summaryOf } from "./summary.ts";

function unitOf({ cluster, unit }: Finding): string {
  // What a definition says before it is on any cluster has no place there.
  const place = [cluster, unit].filter((name) => name !== "").join("/");
  return place === "" ? "definitions" : place;
}

/** A file with the line that a finding is about, as terminals and editors make links of. */
export function placeOf({ file, line }: Pick<Finding, "file" | "line">): string {
  return line === undefined ? file : `${file}:${line}`;
}

function headingOf(finding: Finding): string {
  const { rule, severity, resource } = finding;
  return [
    severity === "error" ? rule : `${rule} (${severity})`,
    ...(resource === undefined ? [] : [`${resource.kind} ${resource.name}`]),
    placeOf(finding),
  ].join("  ");
}

/** The findings of one unit: what several of one object and rule share stands there once. */
function* linesOf(findings: readonly Finding[]): Generator<string> {
  for (const [heading, same] of Map.groupBy(findings, headingOf)) {
    yield `  ${heading}`;
    for (const { message, fix } of same) yield `    ${message}; ${fix}`;
  }
}

/** Findings as text, unit by unit: a line that says where, one that says what and what to do. The last line counts. */
export function renderText(checked: Checked): string {
  const units = Map.groupBy(checked.findings, unitOf);
  const lines = [...units].flatMap(([unit, findings]) => [unit, ...linesOf(findings), ""]);
  return `${[...lines, summaryOf(checked)].join("\n")}\n`;
}
