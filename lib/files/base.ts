import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, changeOf } from "#lib/checks/change/change.ts";
import { checkChanges } from "#lib/checks/change/gate.ts";
import type { Trailer } from "#lib/checks/change/trailers.ts";
import type { Finding } from "#lib/checks/finding.ts";
import type { Facts } from "#lib/render/facts.ts";
import type { Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { exportCommit } from "./git/export.ts";
import { GitRefusal } from "./git/git.ts";
import { checkoutOf, commitOf, forkOf } from "./git/revision.ts";
import { trailersBetween } from "./git/trailers.ts";
import { generatedFolder } from "./layout.ts";
import { type Reading, readTrees } from "./tree.ts";

/** Does something with what a commit has below a folder, laid out in a folder of its own that is gone afterwards. */
function withExport<Result>(
  root: string,
  commit: string,
  prefix: string,
  act: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), "base-"));
  try {
    exportCommit(root, commit, prefix, folder);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pairs trees by their clusters. A cluster of which only one side knows the name is the only one that there is. */
function changesBetween(before: readonly Tree[], after: readonly Tree[]): Change[] {
  const [only] = after;
  if (before.length === 1 && after.length === 1 && only !== undefined) {
    return before.map((tree) => changeOf({ ...tree, cluster: only.cluster }, only));
  }
  const byCluster = new Map(after.map((tree) => [tree.cluster, tree]));
  return before.map((tree) => {
    const { cluster } = tree;
    return changeOf(tree, byCluster.get(cluster) ?? { cluster, facts: {}, units: [] });
  });
}

/** A cluster of `generated/`, with the places of its files in the repository. */
function readGeneratedCluster(root: string, cluster: string): Tree[] {
  const folder = `${generatedFolder}/${cluster}`;
  const placed = (resource: Resource): Resource => {
    const { file = "", ...origin } = resource.origin;
    return { ...resource, origin: { ...origin, file: `${folder}/${file}` } };
  };
  return readTrees(join(root, folder)).trees.map((tree) => ({
    ...tree,
    units: tree.units.map((unit) => ({ ...unit, resources: unit.resources.map(placed) })),
  }));
}

/** The clusters of `generated/` below a folder. */
function readGenerated(root: string): Tree[] {
  const folder = join(root, generatedFolder);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.flatMap(({ name }) => readGeneratedCluster(root, name));
}

function sayingKey({ rule, cluster, resource, message }: Finding): string {
  return JSON.stringify([rule, cluster, resource?.kind, resource?.namespace, resource?.name, message]);
}

/**
 * What this branch destroys in clusters of ours, since it left a revision: by what its definitions come to, and by
 * what `generated/` has, which is what would be synced.
 *
 * @param trees what the definitions come to
 * @throws GitRefusal for what is no revision, no repository or no whole clone
 */
export function changesOfRepository(root: string, revision: string, trees: readonly Tree[]): Finding[] {
  if (checkoutOf(root) === undefined) {
    throw new GitRefusal(`${root} is no Git repository: clone it, or compare folders with --tree and --base`);
  }
  const fork = forkOf(root, revision);
  const before = withExport(root, fork, `${generatedFolder}/`, readGenerated);
  const changes = [trees, readGenerated(root)].flatMap((after) => changesBetween(before, after));
  const found = checkChanges(changes, trailersBetween(root, fork, "HEAD"));
  // Where both say the same, it is said of the definition.
  const distinct = new Map(found.toReversed().map((finding) => [sayingKey(finding), finding]));
  return [...distinct.values()];
}

/** Trailers of the commits between two folders of one history; none where there is no such history. */
function trailersBetweenFolders(base: string, head: string): Trailer[] {
  const [before, after] = [commitOf(base, "HEAD"), checkoutOf(head)];
  if (before === undefined || after === undefined || commitOf(head, before) === undefined) return [];
  return trailersBetween(after.root, forkOf(head, before), "HEAD");
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What of the base could not be read is not compared: that it is said is all that can be done about it now. */
function unreadOf({ findings }: Reading): Finding[] {
  return findings
    .filter(({ severity }) => severity === "error")
    .map((finding) => ({
      ...finding,
      severity: "warning",
      message: `before the change, ${finding.message}`,
    }));
}

function compare(base: string, trees: readonly Tree[], told: Facts, trailers: readonly Trailer[]): Finding[] {
  // A folder that nothing can be read in is an error of its own, and no deletion of everything.
  if (trees.length === 0) return [];
  const before = existsSync(base) ? readTrees(base, told) : { trees: [], findings: [] };
  return [...unreadOf(before), ...checkChanges(changesBetween(before.trees, trees), trailers)];
}

/**
 * What a folder of YAML destroys against another one, or against itself at a revision.
 *
 * @param base a folder, or a revision of the repository that holds the other folder
 * @param trees what the folder holds
 * @param told what is known of the cluster before the change
 * @throws GitRefusal for what is neither
 */
export function changesOfFolder(
  folder: string,
  base: string,
  trees: readonly Tree[],
  told: Facts,
): Finding[] {
  if (isFolder(base)) return compare(base, trees, told, trailersBetweenFolders(base, folder));
  const checkout = isFolder(folder) ? checkoutOf(realpathSync(folder)) : undefined;
  if (checkout === undefined) {
    throw new GitRefusal(
      `${base} is no folder, and ${folder} lies in no Git repository that could have it as a revision: name a folder`,
    );
  }
  const { root, prefix } = checkout;
  const fork = forkOf(folder, base);
  const trailers = trailersBetween(root, fork, "HEAD");
  return withExport(root, fork, prefix, (exported) => compare(join(exported, prefix), trees, told, trailers));
}
