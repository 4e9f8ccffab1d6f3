import type { CommandLine } from "./command-line.ts";
import type { Answer } from "./step.ts";

/** What carrying out a plan does outside of this program. */
export interface World {
  /** Runs a command and keeps what it prints. */
  ask(command: CommandLine): Promise<Answer>;
  /** Runs a command that prints to, and asks, the person in front of the terminal. */
  run(command: CommandLine): Promise<Answer>;
  say(line: string): void;
  /** Waits some seconds, or until Ctrl-C. */
  pause(seconds: number): Promise<void>;
  /** Seconds since some moment. */
  now(): number;
  /** Whether somebody pressed Ctrl-C. */
  interrupted(): boolean;
}
