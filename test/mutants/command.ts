import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import { command, run } from "#scripts/command.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { readBroken } from "./documents.ts";
import { harmlessEdits } from "./harmless/all.ts";
import { operators } from "./mistakes/all.ts";
import { mutantsPage } from "./page.ts";
import { failures, renderHarmless, renderMutants, renderReading } from "./report.ts";
import { mutantsOf, outcomesOf } from "./results.ts";

interface Options {
  readonly places: number;
  readonly all?: true;
  readonly only?: string;
  readonly documents: number;
  readonly write?: true;
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError("write a whole number");
}

async function prove({ places, all, only = "", documents }: Options): Promise<void> {
  const { trees, files } = await renderRepository(repositoryRoot);
  const most = all === true ? Number.POSITIVE_INFINITY : places;
  const isWanted = ({ name }: { readonly name: string }) => name.includes(only);
  const mutants = await outcomesOf(mutantsOf(operators.filter(isWanted), trees, most));
  process.stdout.write(`${renderMutants(mutants)}\n`);
  const harmless = await outcomesOf(mutantsOf(harmlessEdits.filter(isWanted), trees, most));
  process.stdout.write(`${renderHarmless(harmless)}\n`);
  const reading = await readBroken(
    files.map(({ content }) => content),
    documents,
  );
  process.stdout.write(`${renderReading(reading)}\n`);
  for (const failure of failures(mutants, harmless)) {
    process.stdout.write(`${failure}\n`);
    process.exitCode = 1;
  }
}

const program = command(
  "mutants",
  "Breaks the trees of our clusters by mistakes seen in real ones, and tells which of them the rules find. Exit code 1 where they find too little, or refuse a harmless edit.",
)
  .option("--places <number>", "places for each operator, over all clusters", countOf, 4)
  .option("--all", "every place")
  .option("--only <text>", "operators and edits whose name has this text")
  .option("--documents <number>", "documents with broken characters to read", countOf, 10_000)
  .option("--write", "writes docs/mutants.md instead")
  .action(async (options: Options) => {
    if (options.write === true) writeFileSync(join(repositoryRoot, "docs/mutants.md"), mutantsPage());
    else await prove(options);
  });

await run(program);
