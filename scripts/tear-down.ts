import { createInterface } from "node:readline/promises";
import { isProduction, type Target } from "#lib/operate/target.ts";
import { tearDown } from "#lib/operate/tear-down.ts";
import { command, Failure, run } from "./command.ts";
import { findTarget, isAttended, operating, perform } from "./operate.ts";

interface Options {
  readonly dryRun: boolean;
  readonly yesDestroy?: string;
}

async function askForName({ name }: Target): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(`This destroys cluster ${name}. Type its name to go on: `);
  } finally {
    terminal.close();
  }
}

/** Refuses to go on unless somebody says the name of the cluster: for production, where the command was written. */
async function confirm(target: Target, yesDestroy: string | undefined): Promise<void> {
  const { name } = target;
  if (yesDestroy === undefined && (isProduction(target) || !isAttended)) {
    const why = isProduction(target) ? `cluster ${name} is production` : "nobody is there to type the name";
    throw new Failure(`${why}; to destroy it, run npm run tear-down -- ${name} --yes-destroy ${name}`);
  }
  const said = yesDestroy ?? (await askForName(target));
  if (said !== name) throw new Failure(`"${said}" is not ${name}; nothing was touched`);
}

const program = command(
  "tear-down",
  "Takes a cluster down, in the order that leaves nothing behind, and proves it. May be run again at any time.",
)
  .argument("<cluster>", "name of a folder of infra/clusters")
  .option("--dry-run", "print every step and run nothing", false)
  .option(
    "--yes-destroy <name>",
    "the cluster's name once more: destroy it without asking; production needs it",
  )
  .action(async (name: string, { dryRun, yesDestroy }: Options) => {
    const target = await findTarget(name);
    const plan = await operating(async () => tearDown(target, { approve: yesDestroy !== undefined }));
    if (!dryRun) await confirm(target, yesDestroy);
    await perform(plan, { dryRun });
  });

await run(program);
