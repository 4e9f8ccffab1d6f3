import type { Value } from "#lib/render/resource.ts";
import type { CommandLine } from "./command-line.ts";
import type { Answer, Question, Reading } from "./step.ts";

/** Why a command failed: the line that says error, else the last one that says anything. */
export function reasonOf({ status, stdout, stderr }: Answer): string {
  const lines = (stderr.trim() === "" ? stdout : stderr)
    .split("\n")
    // Terraform draws a frame around what it says.
    .map((line) => line.replace(/^[\s│╷╵]+/, "").trimEnd())
    .filter((line) => line !== "");
  return lines.find((line) => /\berror\b/i.test(line)) ?? lines.at(-1) ?? `exit code ${status}`;
}

/** What failed, as a reading. */
export function failed(answer: Answer): Reading {
  return { met: false, because: [reasonOf(answer)] };
}

/** JSON that a program printed; undefined where it printed something else. */
export function jsonOf({ stdout }: Answer): Value | undefined {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** Met when the command succeeds. */
export function succeeds(command: CommandLine): Question {
  return { command, read: (answer) => (answer.status === 0 ? { met: true } : failed(answer)) };
}

/** Met when a command that prints a JSON list of names prints an empty one; the names say why not. */
export function listsNothing(command: CommandLine, what: string): Question {
  return {
    command,
    read(answer) {
      const names = answer.status === 0 ? jsonOf(answer) : undefined;
      if (!Array.isArray(names)) return failed(answer);
      return names.length === 0 ? { met: true } : { met: false, because: [`${what}: ${names.join(", ")}`] };
    },
  };
}

/** Keeps the text that a command prints; AWS prints `None` for nothing. */
export function textOf(command: CommandLine): Question {
  return {
    command,
    read(answer) {
      if (answer.status !== 0) return failed(answer);
      const text = answer.stdout.trim();
      return { met: true, value: text === "None" ? "" : text };
    },
  };
}
