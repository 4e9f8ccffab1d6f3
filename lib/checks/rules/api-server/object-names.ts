import type { Resource } from "#lib/render/resource.ts";
import { minorOf } from "../../change/removed-apis.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Kind, kindId, kinds } from "../../graph/kind.ts";
import { kindsOfGraph } from "../../graph/kinds-of-graph.ts";
import type { Rule, Violation } from "../../rule.ts";

/** What the API server asks of the names of a kind. */
interface NameForm {
  readonly pattern: RegExp;
  readonly longest: number;
  readonly is: string;
  readonly fix: string;
}

const letters = "lower-case letters, digits and hyphens";

const subdomain: NameForm = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  is: "a DNS subdomain",
  fix: `use ${letters} in parts joined by dots, with a letter or digit at both ends of each part`,
};

const label: NameForm = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  is: "a DNS label",
  fix: `use ${letters}, with a letter or digit at both ends`,
};

const pathSegment: NameForm = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  longest: Number.POSITIVE_INFINITY,
  is: "a path segment",
  fix: "leave out / and %",
};

const address: NameForm = {
  pattern: /^([0-9]+(\.[0-9]+){3}|[0-9a-f:]*:[0-9a-f:.]*)$/,
  longest: 45,
  is: "an IP address",
  fix: "name it by its address",
};

/** Controllers add up to eleven characters, and the result has to fit into a label or a host name. */
const withSuffix: NameForm = { ...subdomain, longest: 52 };

/** Kinds whose names are no DNS subdomains of any length. */
const forms: Readonly<Record<string, NameForm>> = {
  "/Namespace": label,
  "/Service": label,
  "apps/StatefulSet": withSuffix,
  "certificates.k8s.io/CertificateSigningRequest": pathSegment,
  "networking.k8s.io/IPAddress": address,
  "batch/CronJob": withSuffix,
  "batch/Job": { ...subdomain, longest: 63 },
  "rbac.authorization.k8s.io/ClusterRole": pathSegment,
  "rbac.authorization.k8s.io/ClusterRoleBinding": pathSegment,
  "rbac.authorization.k8s.io/Role": pathSegment,
  "rbac.authorization.k8s.io/RoleBinding": pathSegment,
};

function formOf(kind: Kind): NameForm {
  const id = kindId(kind);
  return (Object.hasOwn(forms, id) ? forms[id] : undefined) ?? subdomain;
}

function violationOf(
  at: Resource,
  kind: Kind,
  { pattern, longest, is, fix }: NameForm,
): Violation | undefined {
  const { name } = at.object.metadata;
  if (name.length <= longest && pattern.test(name)) return undefined;
  // Names of OpenShift's own kinds follow rules of their own.
  if (kind.group.endsWith(".openshift.io")) return undefined;
  if (name.length <= longest) return { at, message: `its name "${name}" is not ${is}`, fix };
  const message = `its name has ${name.length} characters; a ${kind.kind} may have at most ${longest}`;
  return { at, message, fix: "shorten it" };
}

/** Minor version from which on the names of Services are as free as others. */
const firstRelaxed = 36;

/** @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/5311-relaxed-validation-for-service-names */
function* servicesWithDigit(graph: Graph): Generator<Violation> {
  const minor = minorOf(graph.tree.facts.kubernetesVersion);
  if (minor !== undefined && minor >= firstRelaxed) return;
  for (const at of graph.ofKind(kinds.service)) {
    const { name } = at.object.metadata;
    if (!/^\d/.test(name)) continue;
    const message = `its name "${name}" begins with a digit, which Kubernetes allows Services from 1.${firstRelaxed} on`;
    const violation = { at, message, fix: "put a letter in front" };
    yield minor === undefined ? { ...violation, severity: "warning" } : violation;
  }
}

/** Every name is one that the API server takes for its kind. */
export const objectNames: Rule = {
  number: 103,
  name: "object-names",
  reason:
    "The API server refuses names that its kind does not allow, and what a controller derives from a name has to fit as well.",
  see: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names",
  *check(graph) {
    for (const kind of kindsOfGraph(graph)) {
      const form = formOf(kind);
      for (const at of graph.ofKind(kind)) {
        const violation = violationOf(at, kind, form);
        if (violation !== undefined) yield violation;
      }
    }
    yield* servicesWithDigit(graph);
  },
};
