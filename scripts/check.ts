import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Checked } from "#lib/checks/check.ts";
import { knownChartsOf } from "#lib/checks/graph/known-charts.ts";
import { renderJson, renderText } from "#lib/checks/report.ts";
import { compareFiles } from "#lib/files/compare.ts";
import { contradictions } from "#lib/files/contradictions.ts";
import { driftOf } from "#lib/files/drift.ts";
import { readFactsFile } from "#lib/files/facts/read.ts";
import { readTrees } from "#lib/files/tree.ts";
import type { Facts } from "#lib/render/facts.ts";
import { command, Failure, run } from "./command.ts";
import { checkTrees, hasErrors, renderRepository, repositoryRoot } from "./repository.ts";

const formats = ["text", "json"] as const;

interface Options {
  readonly tree?: string;
  readonly facts?: string;
  readonly format: (typeof formats)[number];
  readonly today: string;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, "2026-11-22".length);
}

/** The day that an option names. */
function dayOf(text: string): string {
  const day = new Date(text);
  if (!Number.isNaN(day.valueOf()) && isoDay(day) === text) return text;
  throw new InvalidArgumentError("write a day as 2026-11-22");
}

/** Checks what the definitions give, and that `generated/` holds exactly that. */
async function checkRepository(today: string): Promise<Checked> {
  const { trees, files, findings } = await renderRepository(repositoryRoot);
  const refused = hasErrors(findings);
  // What cannot be rendered is missing from the files; it would only show as drift a second time.
  const drift = refused ? [] : driftOf(compareFiles(repositoryRoot, files));
  return checkTrees(trees, [...findings, ...drift, ...contradictions(repositoryRoot, drift)], today);
}

/**
 * What somebody tells of the cluster of a folder.
 *
 * @throws Failure for a file that tells something else
 */
function factsOf(file: string | undefined): Facts {
  if (file === undefined) return {};
  const { facts, problems } = readFactsFile(file);
  if (facts === undefined) throw new Failure(problems.join("\n"));
  return facts;
}

async function checkFolder(folder: string, facts: Facts, today: string): Promise<Checked> {
  const { trees, findings } = readTrees(resolve(folder), facts);
  // Our own add-ons say what many charts bring, for which nobody has to tell it again.
  const knownCharts = knownChartsOf((await renderRepository(repositoryRoot)).trees);
  const informed = trees.map((tree) => ({ ...tree, facts: { ...tree.facts, knownCharts } }));
  return checkTrees(informed, findings, today);
}

const program = command(
  "check",
  "Checks the definitions with every rule, and that generated/ is what they give. Exit code 1 when there is an error.",
)
  .option("--tree <directory>", "check the YAML in any folder instead")
  .option("--facts <file>", "JSON of what is true of that folder's cluster and stands in no manifest")
  .addOption(new Option("--format <format>", "of the findings").choices(formats).default("text"))
  .addOption(
    new Option("--today <day>", "day that support of Kubernetes is counted from, to check an old commit")
      .argParser(dayOf)
      .default(isoDay(new Date())),
  )
  .action(async ({ tree, facts, format, today }: Options) => {
    if (tree === undefined && facts !== undefined) {
      program.error("error: option '--facts <file>' is about a folder: name it with --tree");
    }
    const checked =
      tree === undefined ? await checkRepository(today) : await checkFolder(tree, factsOf(facts), today);
    process.stdout.write(format === "json" ? renderJson(checked.findings) : renderText(checked));
    if (hasErrors(checked.findings)) process.exitCode = 1;
  });

await run(program);
