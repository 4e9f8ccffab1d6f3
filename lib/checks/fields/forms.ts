import { isIP } from "node:net";

/** What a text has to look like. */
export interface Form {
  readonly holds: (text: string) => boolean;
  /** `a DNS label`. */
  readonly is: string;
  readonly fix: string;
}

const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomainPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const namePattern = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const portPattern = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const letters = "lower-case letters, digits and hyphens";

/** Whether a text is a name in DNS, in lower case. */
export const isSubdomain = (text: string) => text.length <= 253 && subdomainPattern.test(text);

/** Whether a text is what labels, annotations and taints have as keys. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf("/");
  return (slash < 0 || isSubdomain(text.slice(0, slash))) && namePattern.test(text.slice(slash + 1));
}

/** Whether a text is what labels have as values. */
export const isLabelValue = (text: string) => text === "" || namePattern.test(text);

/**
 * Forms that fields of Kubernetes objects have.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export const forms = {
  label: {
    holds: (text: string) => labelPattern.test(text),
    is: "a DNS label",
    fix: `use at most 63 ${letters}, with a letter or digit at both ends`,
  },
  subdomain: {
    holds: isSubdomain,
    is: "a DNS subdomain",
    fix: `use ${letters} in parts joined by dots, with a letter or digit at both ends of each part`,
  },
  qualified: {
    holds: isQualifiedName,
    is: "a qualified name",
    fix: 'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
  },
  labelValue: {
    holds: isLabelValue,
    is: "a label value",
    fix: 'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
  },
  dataKey: {
    holds: (text: string) => /^[-._a-zA-Z0-9]{1,253}$/.test(text) && !/^\.\.?$|^\.\./.test(text),
    is: "a key of a ConfigMap or Secret",
    fix: 'use at most 253 letters, digits, "-", "_" and "."',
  },
  portName: {
    holds: (text: string) => portPattern.test(text),
    is: "a port name",
    fix: "use at most 15 lower-case letters, digits and single hyphens, with a letter among them, or a number",
  },
  address: {
    holds: (text: string) => isIP(text) !== 0,
    is: "an IP address",
    fix: 'write an address such as "10.0.1.10"',
  },
  relativePath: {
    holds: (text: string) => !text.startsWith("/") && !text.split("/").includes(".."),
    is: "a path inside the volume",
    fix: 'write a path without "/" at the beginning and without ".."',
  },
  noWayUp: {
    holds: (text: string) => !text.split("/").includes(".."),
    is: 'a path without ".."',
    fix: 'write the path without ".."',
  },
  absolutePath: {
    holds: (text: string) => text.startsWith("/"),
    is: "an absolute path",
    fix: 'write a path that begins with "/"',
  },
  segment: {
    holds: (text: string) => !/[/%]/.test(text) && text !== "." && text !== "..",
    is: "a path segment",
    fix: "leave out / and %",
  },
  header: {
    holds: (text: string) => /^[-A-Za-z0-9]+$/.test(text),
    is: "the name of an HTTP header",
    fix: "use letters, digits and hyphens",
  },
  trimmed: {
    holds: (text: string) => text === text.trim(),
    is: "the name of an image",
    fix: "remove the white space at its ends",
  },
  driver: {
    holds: (text: string) => text.length <= 63 && isSubdomain(text.toLowerCase()),
    is: "the name of a driver",
    fix: "write its name, such as ebs.csi.aws.com",
  },
  network: {
    holds: (text: string) => {
      const [address = "", length = ""] = text.trim().split("/");
      const bits = isIP(address) === 4 ? 32 : 128;
      return isIP(address) !== 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits;
    },
    is: "a network in CIDR notation",
    fix: 'write it as "10.0.1.0/24"; a single address has "/32"',
  },
  resource: {
    holds: (text: string) => text.includes("/") || /^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(text),
    is: "a resource of a container",
    fix: "write cpu, memory or ephemeral-storage, or the whole name of an extended resource",
  },
  certificateHost: {
    holds: (text: string) => isSubdomain(text.startsWith("*.") ? text.slice(2) : text),
    is: "a host",
    fix: 'write a host name in lower case such as "shop.example.com", without scheme, port and path',
  },
  host: {
    holds: (text: string) => isIP(text) === 0 && isSubdomain(text.startsWith("*.") ? text.slice(2) : text),
    is: "a host",
    fix: 'write a host name in lower case such as "shop.example.com", without scheme, port and path; only its first part may be "*"',
  },
  searchDomain: {
    holds: (text: string) => text === "." || isSubdomain(text.replace(/\.$/, "").replaceAll("_", "a")),
    is: "a DNS domain",
    fix: "write a domain such as svc.cluster.local",
  },
} as const satisfies Record<string, Form>;
