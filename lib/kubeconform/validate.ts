import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { schemaLocation } from "#lib/schemas/schemas.ts";
import { ignoreArguments, schemaLocationArguments } from "./arguments.ts";
import { kindsInFiles, manifestFiles } from "./kinds.ts";
import { patchVersion } from "./kubernetes-version.ts";
import { type KubeconformResource, parseOutput } from "./output.ts";
import { type Problem, problemLine, problemsOf } from "./problem.ts";

/** What kubeconform printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** What to validate, and with what. */
export interface Validation {
  /** Holds a folder for each cluster. */
  readonly folder: string;
  /** Minor version of Kubernetes that a cluster runs, as `1.36`. */
  readonly versionOf: (cluster: string) => Promise<string>;
  /** Schemas to use in place of those of the type packages, in kubeconform's syntax. */
  readonly locations: readonly string[];
  readonly kubeconform: (commandArguments: readonly string[]) => Promise<Printed>;
}

/** What became of the files of one cluster. Every number counts files. */
export interface ClusterReport {
  readonly cluster: string;
  readonly files: number;
  readonly valid: number;
  readonly invalid: number;
  readonly skipped: number;
  /** Every file that is not valid has one or more. */
  readonly problems: readonly Problem[];
}

/**
 * Validates the files of every cluster with kubeconform: unknown fields and kinds without a schema are
 * refused, against the cluster's own version of Kubernetes.
 *
 * @throws Error when there is nothing to validate, or when kubeconform cannot do its work.
 */
export async function validate(validation: Validation): Promise<ClusterReport[]> {
  const reports: ClusterReport[] = [];
  for (const cluster of clustersIn(validation.folder))
    reports.push(await validateCluster(cluster, validation));
  return reports;
}

function clustersIn(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const clusters = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (clusters.length === 0) throw new Error(`${folder} holds no folder of a cluster; run npm run generate`);
  return clusters.sort();
}

async function validateCluster(cluster: string, validation: Validation): Promise<ClusterReport> {
  const folder = join(validation.folder, cluster);
  const files = manifestFiles(folder);
  if (files.length === 0) throw new Error(`${folder} holds no manifests; run npm run generate`);
  const locations = validation.locations.length > 0 ? validation.locations : await ownLocations(files);
  const { stdout, stderr } = await validation.kubeconform([
    "-strict",
    "-summary",
    "-verbose",
    ...["-output", "json"],
    ...["-n", String(availableParallelism())],
    ...["-kubernetes-version", patchVersion(await validation.versionOf(cluster), validation.locations)],
    ...schemaLocationArguments(locations),
    ...ignoreArguments,
    folder,
  ]);
  const resources = parseOutput(stdout, stderr);
  return { cluster, ...summarize(files, resources) };
}

function summarize(
  files: readonly string[],
  resources: readonly KubeconformResource[],
): Omit<ClusterReport, "cluster"> {
  const problems = [...resources.flatMap(problemsOf), ...unread(files, resources)];
  const refused = new Set(problems.map(({ file }) => file)).size;
  const skipped = new Set(
    resources.filter(({ status }) => status === "statusSkipped").map(({ filename }) => filename),
  ).size;
  return {
    files: files.length,
    valid: files.length - refused,
    invalid: refused - skipped,
    skipped,
    problems: problems.sort(byFile),
  };
}

/** kubeconform reports in the order in which its workers finish. */
function byFile(one: Problem, other: Problem): number {
  return problemLine(one) < problemLine(other) ? -1 : 1;
}

async function ownLocations(files: readonly string[]): Promise<string[]> {
  return [await schemaLocation(kindsInFiles(files))];
}

/** Files that kubeconform did not mention: it stops reading at the first file that it cannot open. */
function unread(files: readonly string[], resources: readonly KubeconformResource[]): Problem[] {
  const read = new Set(resources.map(({ filename }) => filename));
  return files
    .filter((file) => !read.has(file))
    .map((file) => ({
      file,
      message: "was not read by kubeconform",
      fix: "mend what else is reported and run it again",
    }));
}
