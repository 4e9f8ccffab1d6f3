import type { Checked } from "../check.ts";
import type { Finding } from "../finding.ts";

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function titleOf({ rule, resource, cluster }: Finding): string {
  const object = resource === undefined ? "" : ` ${resource.kind} ${resource.name}`;
  return `${rule}${object}${cluster === "" ? "" : ` on ${cluster}`}`;
}

function annotationOf(finding: Finding): string {
  const { severity, file, line, message, fix } = finding;
  const properties = { file, ...(line !== undefined && { line: String(line) }), title: titleOf(finding) };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${severity} ${written.join(",")}::${escaped(`${message}; ${fix}`)}`;
}

/**
 * Findings as commands that GitHub turns into annotations on the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function renderGitHub({ findings }: Pick<Checked, "findings">): string {
  return findings.map((finding) => `${annotationOf(finding)}\n`).join("");
}
