import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "#scripts/command.ts";
import type { Root } from "./roots.ts";

/** Names of the clusters that a change of some files may change. What is shared changes all. */
export function clustersOf(paths: readonly string[], roots: readonly Root[]): string[] {
  const isShared = paths.some((path) => path.startsWith("infra/modules/"));
  const named = new Set(
    paths.flatMap(
      (path) => /^(?:infra\/clusters\/([^/]+)\/|generated\/([^/]+)\/infra\.json$)/.exec(path)?.slice(1) ?? [],
    ),
  );
  return roots.flatMap(({ cluster }) => (cluster && (isShared || named.has(cluster)) ? [cluster] : []));
}

/**
 * Those clusters among them that a pipeline can plan: their state is kept where it finds it. State beside a root is
 * that of a person's machine.
 *
 * @throws Failure for a commit that Git does not know
 */
export function changedClusters(repository: string, base: string, roots: readonly Root[]): string[] {
  const diff = ["diff", "--name-only", "-z", `${base}...HEAD`];
  const { status, stdout, stderr } = spawnSync("git", diff, { cwd: repository, encoding: "utf8" });
  if (status !== 0) throw new Failure(`git ${diff.join(" ")} fails: ${stderr.trim()}`);
  const kept = roots.filter(({ path }) => existsSync(join(repository, path, "backend.tf")));
  return clustersOf(stdout.split("\0"), kept);
}
