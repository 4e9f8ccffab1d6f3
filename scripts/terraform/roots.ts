import { existsSync, globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "#scripts/command.ts";

/** A folder that Terraform can be run in. */
export interface Root {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** Name of the cluster that it builds; undefined where it is a module, or builds something else. */
  readonly cluster: string | undefined;
  readonly hasTests: boolean;
}

function rootAt(repository: string, path: string): Root {
  return {
    path,
    cluster: dirname(path) === "infra/clusters" ? basename(path) : undefined,
    hasTests: existsSync(join(repository, path, "tests")),
  };
}

/** The roots of all clusters, what they build on, and what is built before them. */
export function allRoots(repository: string): Root[] {
  const folders = globSync("infra/{clusters,modules}/*/*.tf", { cwd: repository }).map((path) =>
    dirname(path).replaceAll("\\", "/"),
  );
  return [...new Set([...folders, "infra/bootstrap"])].sort().map((path) => rootAt(repository, path));
}

/**
 * The roots of some clusters.
 *
 * @throws Failure for a name that no cluster has
 */
export function rootsOf(repository: string, clusters: readonly string[]): Root[] {
  const roots = allRoots(repository);
  return clusters.map((name) => {
    const root = roots.find(({ cluster }) => cluster === name);
    const names = roots.flatMap(({ cluster }) => cluster ?? []);
    if (root === undefined)
      throw new Failure(`no cluster "${name}" has a Terraform root; choose of ${names.join(", ")}`);
    return root;
  });
}
