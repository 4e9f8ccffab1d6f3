import { withoutTrailing } from "./trailing.ts";

/** Whether an address is of the form `git@github.com:shop/web`. */
function isShort(address: string): boolean {
  const [start = ""] = address.split("/", 1);
  const user = start.indexOf("@", 1);
  return user > 0 && start.lastIndexOf(":") > user + 1 && !/^[a-z0-9+]+:\/\//.test(address);
}

/**
 * The address of a repository in the form in which Argo CD compares it: without `.git`, `ssh://` and capitals.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function comparedAddress(address: string): string {
  const lower = address.trim().toLowerCase();
  const whole = isShort(lower) ? lower.replace(":", "/") : lower;
  return whole.replace(/\.git$/, "").replace(/^ssh:\/\//, "");
}

/** Host and path of a repository, by which https and ssh addresses of one repository are the same. */
export function repositoryOf(address: string): string {
  const path = comparedAddress(address)
    .replace(/^[a-z0-9+]+:\/\//, "")
    .replace(/^[^/@]*@/, "");
  return withoutTrailing(path, "/");
}
