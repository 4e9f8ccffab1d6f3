/** An address of a Git repository without what does not tell repositories apart: scheme, user, port and `.git`. */
function bare(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, "")
    .replace(/^[^@/]+@/, "")
    .replace(/^([^/:]+):(?:\d+\/)?/, "$1/")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "");
}

/** Whether two addresses lead to one repository: `git@host:a/b.git` and `https://host/a/b` do. */
export function isSameRepository(one: string, other: string): boolean {
  return bare(one) === bare(other);
}
