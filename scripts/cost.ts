import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Option } from "commander";
import { graphOf } from "#lib/checks/graph/graph.ts";
import type { CostNotes } from "#lib/cost/documented.ts";
import { costReportOf } from "#lib/cost/report.ts";
import { renderCost, renderCostMarkdown } from "#lib/cost/text.ts";
import { usualUsage } from "#lib/cost/usage.ts";
import type { Tree } from "#lib/render/tree.ts";
import { command, run } from "./command.ts";
import { renderRepository, repositoryRoot } from "./repository.ts";

const formats = ["text", "json", "markdown"] as const;
type Format = (typeof formats)[number];

/** What stands beside the definition of a cluster about its cost. */
async function notesOf({ definition = "" }: Tree): Promise<CostNotes> {
  const file = join(repositoryRoot, dirname(definition), "cost.ts");
  if (!existsSync(file)) return { usage: usualUsage };
  const module: { costNotes: CostNotes } = await import(pathToFileURL(file).href);
  return module.costNotes;
}

const program = command(
  "cost",
  "Prints what each cluster costs in a month, line by line, beside what the document of its system says.",
)
  .addOption(new Option("--format <format>", "of the report").choices(formats).default("text"))
  .action(async ({ format }: { format: Format }) => {
    const { trees } = await renderRepository(repositoryRoot);
    const reports = await Promise.all(
      trees.map(async (tree) => costReportOf(graphOf(tree), await notesOf(tree))),
    );
    const known = reports.filter((report) => report !== undefined);
    for (const { cluster, facts } of trees.filter((_, index) => reports[index] === undefined)) {
      console.error(`cluster ${cluster} has no bill: add ${facts.region} to lib/cost/prices.ts`);
      process.exitCode = 1;
    }
    const rendered = {
      text: renderCost,
      json: (given: typeof known) => `${JSON.stringify(given, undefined, 2)}\n`,
      markdown: renderCostMarkdown,
    }[format](known);
    process.stdout.write(rendered);
  });

await run(program);
