import { Command } from "commander";

/** Wrong usage; findings and failures exit with 1. */
const USAGE = 2;

/** A command of this repository: `npm run NAME`, with `--help`, and 2 as the exit code of wrong usage. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showHelpAfterError(`(npm run ${name} -- --help says how it is used)`)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE));
}

/** Something that the user can mend: its message is all that is printed. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** Runs a command. A failure prints its message, a bug its stack; both exit with 1. */
export async function run(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
