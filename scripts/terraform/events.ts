import type { Value } from "#lib/render/resource.ts";

/** A resource that a plan would make. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, Value>>;
}

interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

interface Change {
  readonly mode: "managed" | "data";
  readonly address: string;
  readonly type: string;
  readonly change: { readonly after: Readonly<Record<string, Value>> | null };
}

/** A line that `terraform test -json` prints, as far as it is read. */
interface Event {
  readonly "@testrun"?: string;
  readonly diagnostic?: Diagnostic;
  readonly test_summary?: { readonly passed: number };
  readonly test_plan?: { readonly resource_changes?: readonly Change[] };
}

/** Run of a root's tests that plans the root as it is. */
const ROOT_RUN = "root";

function lineOf({ range, summary, detail }: Diagnostic): string {
  const place = range === undefined ? "" : `${range.filename}:${range.start.line} `;
  const sentences = detail.replace(/\s+/g, " ").trim();
  return `${place}${[summary, sentences].filter((part) => part !== "").join(": ")}`;
}

/** What the tests of a root came to. */
export class TestReport {
  /** Errors, each in a line. */
  readonly errors: string[] = [];
  /** What the root's own run plans to make; empty where there is no such run. */
  readonly planned: PlannedResource[] = [];
  passed = 0;

  /**
   * Takes a line of `terraform test -json -verbose`.
   *
   * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
   */
  readonly take = (line: string): void => {
    if (!line.startsWith("{")) return;
    const { diagnostic, test_summary: summary, test_plan: plan, "@testrun": run }: Event = JSON.parse(line);
    if (diagnostic?.severity === "error") this.errors.push(lineOf(diagnostic));
    if (summary !== undefined) this.passed = summary.passed;
    if (run !== ROOT_RUN) return;
    for (const { mode, address, type, change } of plan?.resource_changes ?? []) {
      if (mode === "managed" && change.after !== null)
        this.planned.push({ address, type, values: change.after });
    }
  };
}
