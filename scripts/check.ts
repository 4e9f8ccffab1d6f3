import { resolve } from "node:path";
import { Option } from "commander";
import type { Checked } from "#lib/checks/check.ts";
import { renderJson, renderText } from "#lib/checks/report.ts";
import { compareFiles } from "#lib/files/compare.ts";
import { driftOf } from "#lib/files/drift.ts";
import { readTrees } from "#lib/files/tree.ts";
import { command, run } from "./command.ts";
import { checkTrees, hasErrors, renderRepository, repositoryRoot } from "./repository.ts";

const formats = ["text", "json"] as const;

interface Options {
  readonly tree?: string;
  readonly format: (typeof formats)[number];
}

/** Checks what the definitions give, and that `generated/` holds exactly that. */
async function checkRepository(): Promise<Checked> {
  const { trees, files, findings } = await renderRepository(repositoryRoot);
  const refused = hasErrors(findings);
  // What cannot be rendered is missing from the files; it would only show as drift a second time.
  const drift = refused ? [] : driftOf(compareFiles(repositoryRoot, files));
  return checkTrees(trees, [...findings, ...drift]);
}

async function checkFolder(folder: string): Promise<Checked> {
  const { trees, findings } = readTrees(resolve(folder));
  return checkTrees(trees, findings);
}

const program = command(
  "check",
  "Checks the definitions with every rule, and that generated/ is what they give. Exit code 1 when there is an error.",
)
  .option("--tree <directory>", "check the YAML in any folder instead")
  .addOption(new Option("--format <format>", "of the findings").choices(formats).default("text"))
  .action(async ({ tree, format }: Options) => {
    const checked = tree === undefined ? await checkRepository() : await checkFolder(tree);
    process.stdout.write(format === "json" ? renderJson(checked.findings) : renderText(checked));
    if (hasErrors(checked.findings)) process.exitCode = 1;
  });

await run(program);
