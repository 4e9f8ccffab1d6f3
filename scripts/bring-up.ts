import { bringUp } from "#lib/operate/bring-up.ts";
import { command, Failure, run } from "./command.ts";
import { findTarget, isAttended, operating, perform } from "./operate.ts";

interface Options {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const program = command(
  "bring-up",
  "Brings a cluster up: Terraform, Argo CD, the root Application, until everything is healthy. May be run again at any time.",
)
  .argument("<cluster>", "name of a folder of infra/clusters")
  .option("--dry-run", "print every step and run nothing", false)
  .option("--yes", "have Terraform apply its plan without asking", false)
  .action(async (name: string, { dryRun, yes }: Options) => {
    const target = await findTarget(name);
    const plan = await operating(async () => bringUp(target, { approve: yes }));
    if (!dryRun && !yes && !isAttended) {
      throw new Failure("nobody is there to read Terraform's plan; run it in a terminal, or with --yes");
    }
    await perform(plan, { dryRun });
  });

await run(program);
