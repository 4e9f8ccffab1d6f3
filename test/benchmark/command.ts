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
import { compileLightly } from "#scripts/compile-lightly.ts";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { crowd } from "./crowd.ts";

const cluster = "scalable-app-prod";
const application = "scalable-app";

/** With them the cluster has 11,000 objects. */
const copies = 195;

const rounds = 3;

/** What something takes in each round, in seconds of all processors. */
function inRounds(what: string, work: () => void): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const time = cpuOf(work);
    process.stdout.write(`round ${round + 1}: ${time.toFixed(2)} s ${what}\n`);
    return time;
  });
}

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
  const parsing = inRounds("to parse", () => texts.forEach((text) => void readYaml(text)));
  compileLightly();
  let found = 0;
  const checking = inRounds("to check", () => {
    found = check(tree, schemas).findings.length;
  });
  const share = (of: (times: readonly number[]) => number) => Math.round((of(checking) / of(parsing)) * 100);
  const first = share(([time = 0]) => time);
  const best = share((times) => Math.min(...times));
  process.stdout.write(
    `checking takes ${best} % of the time that parsing takes, ${first} % in the first round; ${count(found, "finding")}\n`,
  );
}

const program = command(
  "benchmark",
  "Parses the YAML of a cluster of 11,000 objects and checks them, several times each, and tells the processor time: what both take depends on the machine, and their ratio does not. The first round compiles.",
).action(measure);

await run(program);
