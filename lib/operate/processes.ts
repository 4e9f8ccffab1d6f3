import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { CommandLine } from "./command-line.ts";
import type { Interruption } from "./interruption.ts";
import { reasonOf } from "./readings.ts";
import type { Answer } from "./step.ts";
import type { World } from "./world.ts";

/** Exit code of a shell for a program that is not there. */
const MISSING = 127;

/** Exit code of a shell for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Where programs run. */
export interface Place {
  /** Folder of the repository. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

function execute(
  { program, args }: CommandLine,
  input: string | undefined,
  output: "kept" | "shown",
  { root, environment, interruption }: Place,
): Promise<Answer> {
  return new Promise((resolve) => {
    const out = output === "kept" ? "pipe" : "inherit";
    const child = spawn(program, args, {
      cwd: root,
      env: environment,
      // A group of its own: Ctrl-C in the terminal reaches this program alone, which passes it on once.
      detached: true,
      stdio: [input !== undefined ? "pipe" : output === "kept" ? "ignore" : "inherit", out, out],
    });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (text: string) => {
        printed[name] += text;
      });
    }
    const forget = interruption.onInterrupt(() => void child.kill("SIGINT"));
    child.on("error", () => {
      forget();
      resolve({ status: MISSING, stdout: "", stderr: `${program} is not on the PATH` });
    });
    child.on("close", (code) => {
      forget();
      resolve({ status: code ?? INTERRUPTED, ...printed });
    });
    // A program that ends without reading says why by its exit code.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

async function pipeline(command: CommandLine, output: "kept" | "shown", place: Place): Promise<Answer> {
  const { input } = command;
  if (input === undefined || typeof input === "string") return execute(command, input, output, place);
  const first = await pipeline(input, "kept", place);
  return first.status === 0 ? execute(command, first.stdout, output, place) : first;
}

/**
 * The real world: programs as they are found on the PATH, without a shell.
 *
 * @param print takes each line of progress
 */
export function processes(place: Place, print: (line: string) => void): World {
  const { signal } = place.interruption;
  return {
    ask: (command) => pipeline(command, "kept", place),
    async run(command) {
      const answer = await pipeline(command, "shown", place);
      if (answer.status !== 0 && answer.stderr !== "") print(reasonOf(answer));
      return answer;
    },
    say: print,
    pause: (seconds) => setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined),
    now: () => performance.now() / 1000,
    interrupted: () => signal.aborted,
  };
}
