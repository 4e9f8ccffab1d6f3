import { Option } from "commander";
import { renderStatus } from "#lib/operate/status/report.ts";
import { isWell, statusOf } from "#lib/operate/status/status.ts";
import { command, run } from "./command.ts";
import { findTarget, inWorld } from "./operate.ts";

const formats = ["text", "json"] as const;

const program = command(
  "status",
  "Asks Argo CD and a cluster how every unit is doing. Exit code 1 when one is not as Git says, or does not work.",
)
  .argument("<cluster>", "name of a folder of infra/clusters")
  .addOption(new Option("--format <format>", "of the answer").choices(formats).default("text"))
  .action(async (name: string, { format }: { readonly format: (typeof formats)[number] }) => {
    const target = await findTarget(name);
    const units = await inWorld((world) => statusOf(target, world));
    process.stdout.write(
      format === "json" ? `${JSON.stringify(units, undefined, 2)}\n` : renderStatus(units),
    );
    if (!units.every(isWell)) process.exitCode = 1;
  });

await run(program);
