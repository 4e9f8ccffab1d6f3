import { type Form, isQualifiedName, isSubdomain, labelPattern, letters } from "./form.ts";

/** Characters of a path behind a domain. */
const pathPattern = /^[-A-Za-z0-9/._~%!$&'()*+,;=:]+$/;

function isDomainPath(text: string): boolean {
  const slash = text.indexOf("/");
  return slash > 0 && isSubdomain(text.slice(0, slash)) && pathPattern.test(text.slice(slash + 1));
}

function isSigner(text: string): boolean {
  const [domain = "", path = "", ...rest] = text.split("/");
  return rest.length === 0 && domain.includes(".") && isSubdomain(domain) && isSubdomain(path);
}

/** @see https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/naming-conventions-for-computer-domain-site-ou */
function isWindowsUser(text: string): boolean {
  const parts = text.split("\\");
  const [user = "", domain] = parts.toReversed();
  const isDomain =
    domain === undefined ||
    (domain.length < 256 && (/^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/.test(domain) || isSubdomain(domain)));
  const isUser =
    user.length >= 1 && user.length <= 104 && !/^[. ]+$/.test(user) && !/["/\\:;|=,+*?<>@[\]]/.test(user);
  return parts.length <= 2 && isDomain && isUser;
}

/** Whether a text is a path without query that each segment of is a DNS name. */
function isWebhookPath(text: string): boolean {
  if (!text.startsWith("/")) return false;
  const inside = text.slice(1).replace(/\/$/, "");
  return inside === "" || inside.split("/").every(isSubdomain);
}

/** Forms that fields of few kinds have. */
export const rareForms = {
  service: {
    holds: (text: string) => labelPattern.test(text) && /^[a-z]/.test(text),
    is: "a DNS label that begins with a letter",
    fix: `use at most 63 ${letters}, with a letter first and a letter or digit last`,
  },
  kind: {
    holds: (text: string) => labelPattern.test(text.toLowerCase()) && /^[a-z]/i.test(text),
    is: "the name of a kind",
    fix: "use at most 63 letters, digits and hyphens, with a letter first",
  },
  name: {
    holds: (text: string) => text !== "",
    is: "a name",
    fix: "write the name, or remove the field",
  },
  lowered: {
    holds: (text: string) => isQualifiedName(text.toLowerCase()),
    is: "a qualified name",
    fix: 'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
  },
  domainPath: {
    holds: isDomainPath,
    is: "a path behind a domain",
    fix: "write it as example.com/name",
  },
  groupVersion: {
    holds: (text: string) => text !== "" && text.split("/").length <= 2 && !text.startsWith("/"),
    is: "an API version",
    fix: "write it as apps/v1",
  },
  identifier: {
    holds: (text: string) => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(text),
    is: "an identifier",
    fix: "use letters, digits and _, without a digit first",
  },
  jsonPath: {
    holds: (text: string) => text.startsWith("."),
    is: "a path to a field",
    fix: "write it as .spec.replicas",
  },
  webhookPath: {
    holds: isWebhookPath,
    is: "a path of a webhook",
    fix: 'write it as /validate, in lower-case letters, digits, hyphens and dots between the "/"',
  },
  sysctl: {
    holds: (text: string) =>
      text.length <= 253 &&
      /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(text),
    is: "a kernel parameter",
    fix: "write it in lower case, such as net.core.somaxconn",
  },
  initiator: {
    holds: (text: string) =>
      /^(iqn.*iqn\.\d{4}-\d{2}\.|iqn\.\d{4}-\d{2}\.)[-.A-Za-z0-9]+(:[^,;*&$|\s]+)$|^eui.[A-Za-z0-9]{16}$|^naa.[A-Za-z0-9]{32}$/.test(
        text,
      ),
    is: "a name of iSCSI",
    fix: "write it as iqn.2001-04.com.example:storage.disk1",
  },
  signer: {
    holds: isSigner,
    is: "the name of a signer",
    fix: "write it as example.com/signer-name",
  },
  clusterTrustBundle: {
    holds: (text: string) => text.split(":").length <= 3 && text.split(":").every(isSubdomain),
    is: "the name of a ClusterTrustBundle",
    fix: "correct the name",
  },
  hostAndPort: {
    holds: (text: string) => text.split(",").every((one) => /^(\[[^\]]+\]|[^:[\]]*):[^:]*$/.test(one)),
    is: "a host and a port",
    fix: "write it as registry.example.com:7861",
  },
  windowsUser: {
    holds: isWindowsUser,
    is: "a user of Windows",
    fix: "write it as DOMAIN\\user or user",
  },
  trimmedProfile: {
    holds: (text: string) => text !== "" && text === text.trim(),
    is: "the name of a profile",
    fix: "remove the white space at its ends",
  },
  controller: {
    holds: (text: string) => text.length <= 250 && isDomainPath(text),
    is: "the name of a controller",
    fix: "write it as ingress.k8s.aws/alb",
  },
  allOrLabel: {
    holds: (text: string) => text === "*" || labelPattern.test(text),
    is: "a namespace",
    fix: 'name a namespace, or write "*"',
  },
  allOrSubdomain: {
    holds: (text: string) => text === "*" || isSubdomain(text),
    is: "a ServiceAccount",
    fix: 'name a ServiceAccount, or write "*"',
  },
  urlPath: {
    holds: (text: string) =>
      text === "*" || (/^\/[^\s*]*\*?$/.test(text) && !text.includes("//") && !/[^/]\*$/.test(text)),
    is: "a path of the API server",
    fix: 'write a path such as /healthz, with "*" only after the last "/"',
  },
  plainDriver: {
    holds: (text: string) => text.length <= 63 && isSubdomain(text),
    is: "the name of a driver",
    fix: "write its name, such as gpu.example.com",
  },
  attribute: {
    holds: (text: string) => {
      const [domain = "", name = "", ...rest] = text.split("/");
      return (
        rest.length === 0 && isSubdomain(domain) && name.length <= 32 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
      );
    },
    is: "an attribute of a device",
    fix: "write it as gpu.example.com/model",
  },
  extendedResource: {
    holds: (text: string) =>
      text.includes("/") &&
      isQualifiedName(text) &&
      !text.includes("kubernetes.io/") &&
      !text.startsWith("requests."),
    is: "an extended resource",
    fix: "write it as example.com/gpu",
  },
  finalizer: {
    holds: (text: string) => text === "kubernetes" || (text.includes("/") && isQualifiedName(text)),
    is: "a finalizer",
    fix: "write kubernetes, or a name behind a domain",
  },
  servedVersion: {
    holds: (text: string) => {
      const [group, version, ...rest] = text.includes("/") ? text.split("/") : ["", text];
      const isVersion = labelPattern.test(version ?? "") && /^[a-z]/.test(version ?? "");
      return rest.length === 0 && isVersion && (!text.includes("/") || isSubdomain(group ?? ""));
    },
    is: "an API version",
    fix: "write it as apps/v1",
  },
  specPath: {
    holds: (text: string) => text.startsWith(".spec."),
    is: "a path below .spec",
    fix: "write it as .spec.replicas",
  },
  statusPath: {
    holds: (text: string) => text.startsWith(".status."),
    is: "a path below .status",
    fix: "write it as .status.replicas",
  },
  specOrStatusPath: {
    holds: (text: string) => /^\.(spec|status)\./.test(text),
    is: "a path below .spec or .status",
    fix: "write it as .status.selector",
  },
} as const satisfies Record<string, Form>;
