import { isIP } from "node:net";
import type { Found } from "../graph/fields.ts";
import { remembered } from "../remembered.ts";

/** What a text has to look like. */
export interface Form {
  readonly holds: (text: string) => boolean;
  /** `a DNS label`. */
  readonly is: string;
  readonly fix: string;
  /** Said of fields that may be absent, but not empty. */
  readonly refusesEmpty?: true;
}

/** Whether a value is a text that does not look as it has to. */
export function isOutOfForm(value: Found, { holds, refusesEmpty }: Form): boolean {
  if (typeof value !== "string") return false;
  return value === "" ? refusesEmpty === true : !holds(value);
}

/** The form of a field that may be absent, but not empty. */
export const filled = (form: Form): Form => ({ ...form, refusesEmpty: true });

export const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomainPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const namePattern = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
export const letters = "lower-case letters, digits and hyphens";

/** Whether a text is a name in DNS, in lower case. */
export const isSubdomain = (text: string) => text.length <= 253 && subdomainPattern.test(text);

/** Whether a text is what labels, annotations and taints have as keys. */
export const isQualifiedName = remembered((text) => {
  const slash = text.indexOf("/");
  return (slash < 0 || isSubdomain(text.slice(0, slash))) && namePattern.test(text.slice(slash + 1));
});

/** Whether a text is what labels have as values. */
export const isLabelValue = (text: string) => text === "" || namePattern.test(text);

/** Whether a text is a network such as `10.0.1.0/24`. */
export function isNetwork(text: string): boolean {
  const [address = "", length = "", ...rest] = text.split("/");
  const bits = isIP(address) === 4 ? 32 : 128;
  return rest.length === 0 && isIP(address) !== 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}
