/** Programs that the commands call, as they are found on the PATH. */
export type Program = "aws" | "terraform" | "kubectl" | "helm" | "git" | "grep" | "npm" | "npx";

/** A program with its arguments. No shell reads them; `$NAME` stands for what an earlier step found out. */
export interface CommandLine {
  readonly program: Program;
  readonly args: readonly string[];
  /** What it reads: a text, or what another one prints. */
  readonly input?: string | CommandLine;
}

/** What earlier steps found out, by name. Several things stand on a line each. */
export type Known = ReadonlyMap<string, string>;

const VARIABLE = /\$([A-Z][A-Z0-9]*)/g;
const PLAIN = /^[\w@%+=:,./-]+$/;

function argumentsFor(argument: string, known: Known): string[] {
  const whole = /^\$([A-Z][A-Z0-9]*)$/.exec(argument)?.[1];
  if (whole !== undefined && known.has(whole)) {
    return (known.get(whole) ?? "").split("\n").filter((line) => line !== "");
  }
  return [argument.replace(VARIABLE, (text, name: string) => known.get(name) ?? text)];
}

/** A command line with what is known in the place of the variables; one that stands alone may become several. */
export function withKnown({ program, args, input }: CommandLine, known: Known): CommandLine {
  return {
    program,
    args: args.flatMap((argument) => argumentsFor(argument, known)),
    ...(input === undefined ? {} : { input: typeof input === "string" ? input : withKnown(input, known) }),
  };
}

/** An argument as a shell takes it, with variables that the shell would expand. */
function quoted(argument: string): string {
  if (PLAIN.test(argument) || /^\$[A-Z][A-Z0-9]*$/.test(argument)) return argument;
  if (!argument.match(VARIABLE)) return `'${argument.replaceAll("'", "'\\''")}'`;
  return `"${argument.replace(/["\\`]/g, "\\$&")}"`;
}

/** The text that the first program of a command line reads. */
function textIn({ input }: CommandLine): string | undefined {
  return input === undefined || typeof input === "string" ? input : textIn(input);
}

/** The programs of a command line, as they stand in one line. */
function pipelineOf({ program, args, input }: CommandLine): string {
  const own = [program, ...args.map(quoted)].join(" ");
  if (input === undefined) return own;
  return typeof input === "string" ? `${own} <<'INPUT'` : `${pipelineOf(input)} | ${own}`;
}

/** A command line as a person would type it into a shell. */
export function shown(command: CommandLine): string {
  const text = textIn(command);
  const line = pipelineOf(command);
  return text === undefined ? line : `${line}\n${text.trimEnd()}\nINPUT`;
}
