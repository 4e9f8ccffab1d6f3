import { join, relative, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Checked } from "#lib/checks/check.ts";
import type { Finding } from "#lib/checks/finding.ts";
import { knownChartsOf } from "#lib/checks/graph/known-charts.ts";
import { renderGitHub } from "#lib/checks/report/github.ts";
import { renderJson } from "#lib/checks/report/json.ts";
import { renderSarif } from "#lib/checks/report/sarif.ts";
import { summaryOf } from "#lib/checks/report/summary.ts";
import { renderText } from "#lib/checks/report/text.ts";
import { changesOfFolder, changesOfRepository } from "#lib/files/base.ts";
import { compareFiles } from "#lib/files/compare.ts";
import { contradictions } from "#lib/files/contradictions.ts";
import { driftOf } from "#lib/files/drift.ts";
import { readFactsFile } from "#lib/files/facts/read.ts";
import { GitRefusal } from "#lib/files/git/git.ts";
import { withLines } from "#lib/files/lines.ts";
import { readTrees } from "#lib/files/tree.ts";
import type { Facts } from "#lib/render/facts.ts";
import { command, Failure, run } from "./command.ts";
import { compileLightly } from "./compile-lightly.ts";
import { checkTrees, hasErrors, renderRepository, repositoryRoot } from "./repository.ts";

const formats = ["text", "json", "sarif", "github"] as const;
type Format = (typeof formats)[number];

const renderers: Readonly<Record<Format, (checked: Checked) => string>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  github: renderGitHub,
};

interface Options {
  readonly tree?: string;
  readonly facts?: string;
  readonly base?: string;
  readonly baseFacts?: string;
  readonly format: Format;
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

/**
 * What a change destroys.
 *
 * @throws Failure for a base that nothing can be compared with
 */
function gate(compare: () => readonly Finding[]): readonly Finding[] {
  try {
    return compare();
  } catch (error) {
    throw error instanceof GitRefusal ? new Failure(error.message) : error;
  }
}

/** Checks what the definitions give, and that `generated/` holds exactly that. */
async function checkRepository(today: string, base: string | undefined): Promise<Checked> {
  const { trees, files, findings } = await renderRepository(repositoryRoot);
  const refused = hasErrors(findings);
  // What cannot be rendered is missing from the files; it would only show as drift a second time.
  const drift = refused ? [] : driftOf(compareFiles(repositoryRoot, files));
  const changes = base === undefined ? [] : gate(() => changesOfRepository(repositoryRoot, base, trees));
  const further = [...findings, ...drift, ...contradictions(repositoryRoot, drift), ...changes];
  compileLightly();
  return checkTrees(trees, further, today);
}

/** Findings as they stand in files relative to the folder that the command was started in, where GitHub looks. */
function fromHere({ findings, ...checked }: Checked, root: string): Checked {
  const above = relative(process.cwd(), root);
  return {
    ...checked,
    findings: findings.map((finding) => ({ ...finding, file: join(above, finding.file) })),
  };
}

/** Prints findings on their lines. Other programs read only these; people see how much was looked at beside them. */
function report(found: Checked, root: string, format: Format): void {
  const checked = { ...found, findings: withLines(found.findings, root) };
  const isForGitHub = format === "github" || format === "sarif";
  process.stdout.write(renderers[format](isForGitHub ? fromHere(checked, root) : checked));
  if (format !== "text") process.stderr.write(`${summaryOf(checked)}\n`);
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

async function checkFolder(
  folder: string,
  { facts: file, base, baseFacts, today }: Options,
): Promise<Checked> {
  const facts = factsOf(file);
  const { trees, findings } = readTrees(folder, facts);
  // Our own add-ons say what many charts bring, for which nobody has to tell it again.
  const knownCharts = knownChartsOf((await renderRepository(repositoryRoot)).trees);
  const informed = trees.map((tree) => ({ ...tree, facts: { ...tree.facts, knownCharts } }));
  const told = baseFacts === undefined ? facts : factsOf(baseFacts);
  const changes = base === undefined ? [] : gate(() => changesOfFolder(folder, base, informed, told));
  compileLightly();
  return checkTrees(informed, [...findings, ...changes], today);
}

const program = command(
  "check",
  "Checks the definitions with every rule, and that generated/ is what they give. Exit code 1 when there is an error.",
)
  .option("--tree <directory>", "check the YAML in any folder instead")
  .option("--facts <file>", "JSON of what is true of that folder's cluster and stands in no manifest")
  .option(
    "--base <revision or directory>",
    "also find what changed since and destroys something, unless a commit says so: Destroys: <Kind> <namespace>/<name>",
  )
  .option("--base-facts <file>", "as --facts, of the base; the same as --facts where it is left out")
  .addOption(new Option("--format <format>", "of the findings").choices(formats).default("text"))
  .addOption(
    new Option("--today <day>", "day that support of Kubernetes is counted from, to check an old commit")
      .argParser(dayOf)
      .default(isoDay(new Date())),
  )
  .action(async (options: Options) => {
    const { tree, facts, base, baseFacts, format, today } = options;
    if (tree === undefined && facts !== undefined) {
      program.error("error: option '--facts <file>' is about a folder: name it with --tree");
    }
    if (baseFacts !== undefined && (tree === undefined || base === undefined)) {
      program.error("error: option '--base-facts <file>' is about a base: name it with --tree and --base");
    }
    const root = tree === undefined ? repositoryRoot : resolve(tree);
    const checked = await (tree === undefined ? checkRepository(today, base) : checkFolder(root, options));
    report(checked, root, format);
    if (hasErrors(checked.findings)) process.exitCode = 1;
  });

await run(program);
