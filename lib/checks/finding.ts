import type { Identity } from "#lib/render/resource.ts";

/** An error stops the pipeline; a warning is printed. */
export const severities = ["error", "warning"] as const;
export type Severity = (typeof severities)[number];

/** One violation of one rule: what is wrong, where, and what to do. */
export interface Finding {
  /** Name of the rule, which is the name of its file. */
  readonly rule: string;
  readonly severity: Severity;
  readonly cluster: string;
  readonly unit: string;
  /** The object at fault; absent where the fault is in no single object. */
  readonly resource?: Identity;
  /** What a person edits to mend it: the definition of a rendered resource, the file of one that was read. */
  readonly file: string;
  /** Line of the file, counted from 1, where it is known. */
  readonly line?: number;
  /** What is wrong, with the value, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it, as an imperative without a full stop. */
  readonly fix: string;
}
