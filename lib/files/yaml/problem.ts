/** What is wrong with a YAML file, where, and what to do. */
export interface Problem {
  /**
   * Whether every reader understands the same, and only people may not.
   *
   * @default false
   */
  readonly isStyle?: boolean;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it, as an imperative without a full stop. */
  readonly fix: string;
}

/** The line in which an offset into the text lies, counted from 1. */
export type LineOf = (offset: number) => number;
