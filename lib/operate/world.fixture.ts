import { type CommandLine, shown } from "./command-line.ts";
import type { Answer } from "./step.ts";
import type { World } from "./world.ts";

/** What a program answers that is given its command line; undefined: that it succeeded and has nothing to say. */
export type Answering = (line: string) => Partial<Answer> | undefined;

/** A world in which nothing happens but what a test says. Time passes only in pauses. */
export class FakeWorld implements World {
  /** Every command line, in order. */
  readonly commands: string[] = [];
  readonly said: string[] = [];
  #seconds = 0;
  #interrupted = false;
  readonly #answering: Answering;

  constructor(answering: Answering) {
    this.#answering = answering;
  }

  async ask(command: CommandLine): Promise<Answer> {
    const line = shown(command).split("\n", 1)[0] ?? "";
    this.commands.push(line);
    return { status: 0, stdout: "", stderr: "", ...this.#answering(line) };
  }

  run(command: CommandLine): Promise<Answer> {
    return this.ask(command);
  }

  say(line: string): void {
    this.said.push(line);
  }

  async pause(seconds: number): Promise<void> {
    this.#seconds += seconds;
  }

  now(): number {
    return this.#seconds;
  }

  interrupt(): void {
    this.#interrupted = true;
  }

  interrupted(): boolean {
    return this.#interrupted;
  }
}
