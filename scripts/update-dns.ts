import { updateDns } from "#lib/operate/update-dns.ts";
import { command, run } from "./command.ts";
import { findTarget, operating, perform } from "./operate.ts";

const program = command(
  "update-dns",
  "Has the hosts of a cluster lead to its load balancers, where no controller does. May be run again at any time.",
)
  .argument("<cluster>", "name of a folder of infra/clusters")
  .option("--dry-run", "print every step and run nothing", false)
  .action(async (name: string, { dryRun }: { readonly dryRun: boolean }) => {
    const target = await findTarget(name);
    const plan = await operating(async () => updateDns(target));
    await perform(plan, { dryRun });
  });

await run(program);
