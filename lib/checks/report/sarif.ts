import { createHash } from "node:crypto";
import type { Checked } from "../check.ts";
import type { Finding } from "../finding.ts";
import { outsideRules } from "../outside.ts";
import { rules } from "../rules.ts";

/** A rule as SARIF describes it. */
interface ReportingDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly helpUri?: string;
}

function descriptors(): ReportingDescriptor[] {
  return [
    ...rules.map(({ name, reason, see }) => ({ id: name, shortDescription: { text: reason }, helpUri: see })),
    ...Object.entries(outsideRules).map(([id, text]) => ({ id, shortDescription: { text } })),
  ];
}

/** What stays the same of a finding while lines above it move. */
function fingerprintOf({ rule, cluster, unit, resource, message }: Finding): string {
  const { group, kind, namespace, name } = resource ?? {};
  const text = JSON.stringify([rule, cluster, unit, group, kind, namespace, name, message]);
  return createHash("sha256").update(text).digest("hex");
}

function resultOf(finding: Finding): object {
  const { rule, severity, cluster, unit, resource, file, line = 1, message, fix } = finding;
  const object = resource === undefined ? "" : `${resource.kind} ${resource.name}: `;
  return {
    ruleId: rule,
    level: severity,
    message: { text: `${object}${message}; ${fix}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } } }],
    partialFingerprints: { "finding/v1": fingerprintOf(finding) },
    properties: { cluster, unit },
  };
}

/**
 * Findings in the format that code scanning reads, with every rule that was held.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif({ findings, accepted, objects, references, flows }: Checked): string {
  const run = {
    tool: { driver: { name: "check", rules: descriptors() } },
    results: findings.map(resultOf),
    properties: { accepted, objects, references, flows },
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
