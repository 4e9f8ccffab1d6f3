import type { CommandLine } from "./command-line.ts";

/** What a command answered. 127: the program is not there. */
export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What an answer comes to. */
export type Reading =
  | {
      readonly met: true;
      /** What the variable of the step becomes. */
      readonly value?: string;
      /** Lines that a person wants to read. */
      readonly say?: readonly string[];
    }
  | { readonly met: false; readonly because: readonly string[] };

/** A command that changes nothing, and how its answer is read. */
export interface Question {
  readonly command: CommandLine;
  readonly read: (answer: Answer) => Reading;
}

/** How often, and for how long, a question is asked again. In seconds. */
export interface Patience {
  readonly every: number;
  readonly limit: number;
}

interface AnyStep {
  /** What is so when the step is done, as a sentence without a full stop. */
  readonly title: string;
  /** Variable without whose value there is nothing to do. */
  readonly needs?: string;
  /** What a person does when the step fails, as an imperative without a full stop. */
  readonly cure: string;
}

/** Changes something. It may be run again at any time, or is left out where the question is met. */
export interface Run extends AnyStep {
  readonly kind: "run";
  readonly command: CommandLine;
  readonly unless?: Question;
}

/** Looks at something, once or until it is as it should be. */
export interface Ask extends AnyStep {
  readonly kind: "ask";
  readonly question: Question;
  readonly patience?: Patience;
  /** Variable that keeps the answer for later steps. */
  readonly variable?: string;
}

/** A step of a plan. */
export type Step = Run | Ask;

/** What a command does, step by step. Data: it can be printed as well as carried out. */
export interface Plan {
  /** As in `bring-up shop`. */
  readonly title: string;
  /** Command that goes on where it stopped. */
  readonly again: string;
  readonly steps: readonly Step[];
}
