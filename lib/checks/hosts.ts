/** Whether a host lies in a zone, or is it. */
export function isWithin(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}

/**
 * Whether a certificate is for a host: `*.` stands for exactly one label.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3
 */
export function serves(certificate: string, host: string): boolean {
  const [own, wanted] = [certificate.toLowerCase(), host.toLowerCase()];
  if (!own.startsWith("*.") || wanted.startsWith("*.")) return own === wanted;
  return wanted.slice(wanted.indexOf(".") + 1) === own.slice(2);
}
