import { Option } from "commander";
import { reportOf } from "#lib/capacity/report.ts";
import { renderCapacity } from "#lib/capacity/text.ts";
import { capacityOf } from "#lib/checks/demand/demand.ts";
import { graphOf } from "#lib/checks/graph/graph.ts";
import { command, run } from "./command.ts";
import { renderRepository, repositoryRoot } from "./repository.ts";

const program = command(
  "capacity",
  "Prints whether what each cluster runs fits its nodes, at their fewest and their most, and what room is left.",
)
  .addOption(new Option("--format <format>", "of the report").choices(["text", "json"]).default("text"))
  .action(async ({ format }: { format: "text" | "json" }) => {
    const { trees } = await renderRepository(repositoryRoot);
    const reports = trees.flatMap((tree) => {
      const capacity = capacityOf(graphOf(tree));
      return capacity === undefined ? [] : [reportOf(tree.cluster, capacity)];
    });
    process.stdout.write(
      format === "json" ? `${JSON.stringify(reports, undefined, 2)}\n` : renderCapacity(reports),
    );
  });

await run(program);
