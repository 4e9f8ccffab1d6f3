/** Whether a host lies in a zone, or is it. */
export function isWithin(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}

function parentOf(host: string): string {
  return host.slice(host.indexOf(".") + 1);
}

const isWildcard = (host: string) => host.startsWith("*.");
const lower = (host: string) => host.toLowerCase();

/**
 * Tells whether one of several certificates is for a host: `*.` stands for exactly one label.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3
 */
export function servedBy(certificates: readonly string[]): (host: string) => boolean {
  const names = new Set(certificates.map(lower));
  const zones = new Set([...names].filter(isWildcard).map(parentOf));
  return (host) => {
    const wanted = lower(host);
    return names.has(wanted) || (!isWildcard(wanted) && zones.has(parentOf(wanted)));
  };
}

/** Tells whether a certificate is for one of several hosts. */
export function servesSome(hosts: readonly string[]): (certificate: string) => boolean {
  const names = new Set(hosts.map(lower));
  const zones = new Set([...names].filter((name) => !isWildcard(name)).map(parentOf));
  return (certificate) => {
    const own = lower(certificate);
    return names.has(own) || (isWildcard(own) && zones.has(parentOf(own)));
  };
}
