import type { Severity } from "#lib/checks/finding.ts";

/** What is wrong with a source, for a person to mend. */
export interface Fault {
  readonly severity: Severity;
  /** Whether every reader understands the same, and only people may not. */
  readonly isStyle?: boolean;
  /** Counted from 1; absent where the fault is in no line. */
  readonly line?: number;
  readonly message: string;
  readonly fix: string;
}
