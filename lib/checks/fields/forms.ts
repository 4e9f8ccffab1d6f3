import { isIP } from "node:net";
import {
  type Form,
  isLabelValue,
  isNetwork,
  isQualifiedName,
  isSubdomain,
  labelPattern,
  letters,
  namePattern,
} from "./form.ts";
import { rareForms } from "./rare-forms.ts";

const portPattern = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

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
      // The API server reads source ranges without the white space at their ends.
      return isNetwork(text.trim());
    },
    is: "a network in CIDR notation",
    fix: 'write it as "10.0.1.0/24"; a single address has "/32"',
  },
  block: {
    holds: isNetwork,
    is: "a network in CIDR notation",
    fix: 'write it as "10.0.1.0/24"',
  },
  plainName: {
    holds: (text: string) => namePattern.test(text),
    is: "a name without a domain",
    fix: 'use at most 63 letters, digits, "-", "_" and "."',
  },
  certificateRequest: {
    holds: (text: string) =>
      Buffer.from(text, "base64").toString().includes("-----BEGIN CERTIFICATE REQUEST-----"),
    is: "a request for a certificate",
    fix: "write the PEM file in base64",
  },
  resource: {
    holds: (text: string) =>
      isQualifiedName(text) &&
      (text.includes("/") || /^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(text)),
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
  ...rareForms,
} as const satisfies Record<string, Form>;
