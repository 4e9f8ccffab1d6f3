/**
 * The address of a repository in the form in which Argo CD compares it: without `.git`, `ssh://` and capitals.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function comparedAddress(address: string): string {
  const lower = address.trim().toLowerCase();
  const isShort = !/^[a-z0-9+]+:\/\//.test(lower) && /^[^/]+@[^/]+:/.test(lower);
  const whole = isShort ? lower.replace(":", "/") : lower;
  return whole.replace(/\.git$/, "").replace(/^ssh:\/\//, "");
}

/** Host and path of a repository, by which https and ssh addresses of one repository are the same. */
export function repositoryOf(address: string): string {
  return comparedAddress(address)
    .replace(/^[a-z0-9+]+:\/\//, "")
    .replace(/^[^/@]*@/, "")
    .replace(/\/+$/, "");
}
