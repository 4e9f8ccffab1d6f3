import type { Fault } from "../rule.ts";

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Names of parts of a pod that are no DNS labels.
 *
 * @param what the part: `container`
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function* badLabels(what: string, names: readonly string[]): Generator<Fault> {
  for (const name of names) {
    if (label.test(name)) continue;
    yield {
      message: `the name of ${what} "${name}" is not a DNS label`,
      fix: "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    };
  }
}
