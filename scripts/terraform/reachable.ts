/** What Terraform, and the Git that it fetches modules with, say of an address that does not answer. */
const unreachable = [
  /(?:Get|Head)\s+"(?<address>https?:\/\/[^"]+)":\s+(?<reason>.+?)\.?(?:\n\n|$)/s,
  /unable\s+to\s+access\s+'(?<address>https?:\/\/[^']+)':\s+(?<reason>.+?)\.?(?:\n|$)/s,
];

/** The first address that did not answer, and why; undefined where everything else went wrong. */
export function unreachableIn(output: string): string | undefined {
  for (const pattern of unreachable) {
    const { address, reason } = pattern.exec(output)?.groups ?? {};
    if (address !== undefined && reason !== undefined)
      return `${address}: ${reason.replace(/\s+/g, " ").trim()}`;
  }
  return undefined;
}
