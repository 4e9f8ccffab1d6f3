import { refuse } from "./problem.ts";

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DATA_KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;
const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

/**
 * A name that Kubernetes takes for everything but Services: a DNS label of lower-case letters, digits and hyphens,
 * at most 63 characters. Applications, add-ons, namespaces and more are named so, because their names become label
 * values.
 *
 * @param what what is named, for the message: `workload`
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function dnsLabel(name: string, what: string): string {
  if (name.length > MAX_LABEL) {
    refuse(
      `${what} name "${name}" has ${name.length} characters`,
      `at most ${MAX_LABEL} are allowed: shorten it`,
    );
  } else if (!LABEL.test(name)) {
    refuse(
      `${what} name "${name}" is not a DNS label`,
      "use lower-case letters, digits and hyphens, with a letter or digit at both ends",
    );
  }
  return name;
}

/**
 * A name composed of several parts with hyphens, such as `backend-config`: each part may be fine and the whole
 * too long.
 */
export function composedName(parts: readonly string[], what: string): string {
  return dnsLabel(parts.join("-"), what);
}

/**
 * The name of a workload: a DNS label that starts with a letter, because its Service has the same name, for which
 * most API servers ask more than for other names.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function workloadName(name: string): string {
  if (/^\d/.test(name)) {
    refuse(
      `workload name "${name}" starts with a digit`,
      "start it with a letter, as a Service's name has to",
    );
  }
  return dnsLabel(name, "workload");
}

/**
 * A key of a ConfigMap or Secret. Refuses keys that cannot be the name of a file, too: volumes make files of them.
 *
 * @param what what has the key, for the message: `secret backend-oauth`
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
 */
export function dataKey(key: string, what: string): string {
  if (!DATA_KEY.test(key)) {
    refuse(`${what} has key "${key}"`, 'use letters, digits, "-", "_" and ".", not starting with ".."');
  }
  return key;
}

/**
 * A host or zone: DNS labels joined by dots.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function dnsName(name: string, what: string): string {
  if (
    name.length > MAX_SUBDOMAIN ||
    !SUBDOMAIN.test(name) ||
    name.split(".").some((label) => label.length > MAX_LABEL)
  ) {
    refuse(
      `${what} "${name}" is not a DNS name`,
      'write it as "app.example.com", in lower case, without scheme or port',
    );
  }
  return name;
}
