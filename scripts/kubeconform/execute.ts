import { spawn } from "node:child_process";

const forwarded = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** How a program ended: with an exit code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Runs a program in the place of this one: it shares the standard streams and gets the signals.
 *
 * @throws Error when it cannot be started
 */
export function execute(executable: string, commandArguments: readonly string[]): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, commandArguments, { stdio: "inherit" });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const name of forwarded) process.off(name, forward);
      resolve({ code, signal });
    });
  });
}
