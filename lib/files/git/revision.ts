import { GitRefusal, lineOf } from "./git.ts";

/** A folder in a Git repository. */
export interface Checkout {
  /** Top folder of the work tree. */
  readonly root: string;
  /** The folder below it, with `/` at its end; empty for the top itself. */
  readonly prefix: string;
}

/** The work tree that a folder lies in; nothing where it lies in none. */
export function checkoutOf(folder: string): Checkout | undefined {
  const root = lineOf(folder, ["rev-parse", "--show-toplevel"]);
  const prefix = lineOf(folder, ["rev-parse", "--show-prefix"]);
  return root === undefined || prefix === undefined ? undefined : { root, prefix };
}

/** The commit that a revision names; nothing where it names none. */
export function commitOf(folder: string, revision: string): string | undefined {
  return lineOf(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
}

function deepen(folder: string): string | undefined {
  if (lineOf(folder, ["rev-parse", "--is-shallow-repository"]) !== "true") return undefined;
  return "this clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0";
}

/**
 * The commit at which a branch left another one: what came to the other one since then is no change of the branch.
 *
 * @throws GitRefusal for a revision that the repository does not have, and for one without a common history
 */
export function forkOf(folder: string, revision: string): string {
  const commit = commitOf(folder, revision);
  if (commit === undefined) {
    const cure =
      deepen(folder) ?? "name a branch, a tag, a commit or a folder, and fetch it if it is a remote one";
    throw new GitRefusal(`${revision} is no folder and no revision of the repository of ${folder}: ${cure}`);
  }
  const fork = lineOf(folder, ["merge-base", commit, "HEAD"]);
  if (fork !== undefined && fork !== "") return fork;
  const cure = deepen(folder) ?? "name a revision that this branch comes from";
  throw new GitRefusal(`${revision} and HEAD have no commit in common: ${cure}`);
}
