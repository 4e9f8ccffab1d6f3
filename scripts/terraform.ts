import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, Failure, run } from "./command.ts";
import { repositoryRoot } from "./repository.ts";
import { changedClusters } from "./terraform/changed.ts";
import { copyForTerraform } from "./terraform/copy.ts";
import { requireTerraform } from "./terraform/program.ts";
import { allRoots, type Root, rootsOf } from "./terraform/roots.ts";
import { RegistryUnreachable, testRoot } from "./terraform/test-root.ts";

/** Providers weigh hundreds of megabytes: each is downloaded once for all roots. */
const cache = join(repositoryRoot, "node_modules/.cache/terraform");

/** Tests every root, and writes what the clusters' would make to a folder. */
async function testRoots(roots: readonly Root[], plans: string): Promise<boolean> {
  mkdirSync(cache, { recursive: true });
  const environment = {
    TF_PLUGIN_CACHE_DIR: process.env.TF_PLUGIN_CACHE_DIR ?? cache,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
  const folder = copyForTerraform(repositoryRoot);
  let passes = true;
  try {
    for (const root of roots) {
      const result = await testRoot(folder, root, environment);
      console.log(result.lines.join("\n"));
      passes &&= result.passes;
      if (result.passes && root.cluster !== undefined)
        writeFileSync(join(plans, `${root.cluster}.json`), JSON.stringify(result.planned));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return passes;
}

/** Holds the plans, where there are any, against the facts that they were made from. */
function comparePlans(plans: string): boolean {
  if (readdirSync(plans).length === 0) return true;
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(
    process.execPath,
    [vitest, "run", "--reporter=verbose", "test/terraform/plan/"],
    {
      cwd: repositoryRoot,
      env: { ...process.env, TERRAFORM_PLANS: plans },
      stdio: "inherit",
    },
  );
  return status === 0;
}

async function test(clusters: readonly string[], { ifReachable }: { ifReachable?: true }): Promise<void> {
  requireTerraform();
  const roots = clusters.length === 0 ? allRoots(repositoryRoot) : rootsOf(repositoryRoot, clusters);
  const plans = mkdtempSync(join(tmpdir(), "plans-"));
  try {
    const passes = await testRoots(roots, plans);
    if (!(comparePlans(plans) && passes)) process.exitCode = 1;
  } catch (error) {
    if (!(ifReachable && error instanceof RegistryUnreachable)) throw error;
    console.log(error.message);
  } finally {
    rmSync(plans, { recursive: true, force: true });
  }
}

function format(): void {
  requireTerraform();
  const { status } = spawnSync("terraform", ["fmt", "-recursive", "infra"], {
    cwd: repositoryRoot,
    stdio: "inherit",
  });
  if (status !== 0) throw new Failure("terraform fmt fails");
}

const program = command(
  "terraform",
  "Tests and formats the Terraform of the clusters. Needs no AWS account.",
);

program
  .command("test")
  .description(
    "initializes, validates and tests roots with a mocked AWS, and holds what they would make against infra.json",
  )
  .argument("[cluster...]", "without any, all clusters, the modules and the bootstrap")
  .option("--if-reachable", "exit with 0 where the module registry cannot be reached")
  .action(test);

program
  .command("changed")
  .description("prints, as JSON, the clusters that the pipeline has to plan since a commit")
  .argument("<commit>", "that HEAD is compared with")
  .action((commit: string) => {
    console.log(JSON.stringify(changedClusters(repositoryRoot, commit, allRoots(repositoryRoot))));
  });

program.command("fmt").description("formats what is in infra/").action(format);

await run(program);
