/** Whether an address has a host that RFC 2606 keeps for examples: the owner's belongs in its place. */
export function isPlaceholder(address: string): boolean {
  const host = /^(?:[a-z+]+:\/\/)?(?:[^/@]*@)?([^/:]+)/i.exec(address)?.[1] ?? "";
  return /(^|\.)example(\.(com|net|org))?$/i.test(host);
}
