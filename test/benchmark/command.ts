import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { check } from "#lib/checks/check.ts";
import { knownChartsOf } from "#lib/checks/graph/known-charts.ts";
import { loadSchemas } from "#lib/checks/schema-source.ts";
import { count } from "#lib/checks/wording.ts";
import type { GeneratedFile } from "#lib/files/layout.ts";
import { readTrees } from "#lib/files/tree.ts";
import { readYaml } from "#lib/files/yaml/read.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";
import { command, Failure, run } from "#scripts/command.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { crowd } from "./crowd.ts";

const cluster = "scalable-app-prod";
const application = "scalable-app";

/** With them the cluster has 11,000 objects. */
const copies = 195;

const rounds = 3;

/** What something takes, in seconds of all processors. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function treeOf(files: readonly GeneratedFile[]): Tree {
  const root = mkdtempSync(join(tmpdir(), "benchmark-"));
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const [tree] = readTrees(root).trees;
    if (tree === undefined) throw new Failure(`nothing is rendered for cluster ${cluster}`);
    return tree;
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function measure(): Promise<void> {
  const { files, trees } = await renderRepository(repositoryRoot);
  const ours = files.filter(({ path }) => path.split("/").includes(cluster));
  const many = crowd(ours, application, copies);
  const read = treeOf(many);
  const tree = { ...read, facts: { ...read.facts, knownCharts: knownChartsOf(trees) } };
  const resources = resourcesOf(tree);
  const schemas = await loadSchemas(resources.map(({ object }) => object));
  const texts = many.map(({ content }) => content);
  process.stdout.write(`${resources.length} objects in ${texts.length} files\n`);
  for (let round = 1; round <= rounds; round += 1) {
    const parsing = cpuOf(() => texts.forEach((text) => void readYaml(text)));
    let found = 0;
    const checking = cpuOf(() => {
      found = check(tree, schemas).findings.length;
    });
    const share = Math.round((checking / parsing) * 100);
    process.stdout.write(
      `round ${round}: ${parsing.toFixed(2)} s to parse, ${checking.toFixed(2)} s to check (${share} % of it), ${count(found, "finding")}\n`,
    );
  }
}

const program = command(
  "benchmark",
  "Checks a cluster of 11,000 objects several times, and tells the processor time beside that of parsing their YAML: what both take depends on the machine, and their ratio does not. The first round compiles.",
).action(measure);

await run(program);
