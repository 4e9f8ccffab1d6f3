import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { Command } from "commander";
import { schemaLocationsIn } from "#lib/kubeconform/arguments.ts";
import { problemLine } from "#lib/kubeconform/problem.ts";
import { type ClusterReport, type Printed, validate } from "#lib/kubeconform/validate.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { installKubeconform } from "#scripts/kubeconform/install.ts";

const program = new Command("validate")
  .description(
    "Validates the manifests of every cluster with kubeconform, against its version of Kubernetes.",
  )
  .argument("[folder]", "holds a folder for each cluster", "generated")
  .addHelpText(
    "after",
    "\nKUBECONFORM_SCHEMA_LOCATION puts other schemas in the place of those of the type packages: one or more\nlocations in kubeconform's own syntax, separated by white space.",
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

/** Runs kubeconform for its report: that files are invalid is no failure of it. */
async function kubeconform(executable: string, commandArguments: readonly string[]): Promise<Printed> {
  try {
    return await promisify(execFile)(executable, commandArguments, { maxBuffer: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error) {
      return { stdout: String(error.stdout), stderr: String(error.stderr) };
    }
    throw error;
  }
}

function printReport({ cluster, files, valid, invalid, skipped, problems }: ClusterReport): void {
  for (const problem of problems) console.error(problemLine(problem));
  console.log(`${cluster}: ${files} files, ${valid} valid, ${invalid} invalid, ${skipped} skipped`);
}

/** The version that the cluster's definition names. */
async function versionOf(cluster: string): Promise<string> {
  const definition = `infra/clusters/${cluster}/cluster.ts`;
  const file = new URL(`../${definition}`, import.meta.url);
  if (!existsSync(file)) {
    throw new Error(`folder ${cluster} belongs to no cluster; add ${definition} or delete the folder`);
  }
  const module: { readonly default: Cluster } = await import(file.href);
  return module.default.kubernetesVersion;
}

program.action(async (folder: string) => {
  const executable = await installKubeconform();
  const reports = await validate({
    folder,
    versionOf,
    locations: schemaLocationsIn(process.env.KUBECONFORM_SCHEMA_LOCATION),
    kubeconform: (commandArguments) => kubeconform(executable, commandArguments),
  });
  reports.forEach(printReport);
  if (reports.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
});

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
