import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { hostsOf } from "../../graph/hosts.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { servedBy, servesSome } from "../../hosts.ts";
import { classOf, controllersOf } from "../../ingress/controllers.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const certificateKind = { group: "cert-manager.io", kind: "Certificate" };

/** A place that serves hosts with a Secret. */
interface Use {
  readonly at: Resource;
  readonly place: string;
  readonly namespace: string;
  readonly secret: string | undefined;
  readonly hosts: readonly string[];
}

function usesOfIngress(at: Resource): Use[] {
  return listAt(at.object, "spec", "tls").map((tls, index) => {
    const named = textsAt(tls, "hosts");
    return {
      at,
      place: `spec.tls[${index}]`,
      namespace: namespaceOf(at),
      secret: textAt(tls, "secretName"),
      hosts: named.length > 0 ? named : hostsOf(at),
    };
  });
}

function usesOfGateway(at: Resource): Use[] {
  return listAt(at.object, "spec", "listeners").flatMap((listener, index) => {
    const host = textAt(listener, "hostname");
    if (host === undefined) return [];
    const references = listAt(listener, "tls", "certificateRefs");
    // One of several certificates is for the host.
    if (references.length !== 1) return [];
    return references.map((reference) => ({
      at,
      place: `spec.listeners[${index}]`,
      namespace: textAt(reference, "namespace") ?? namespaceOf(at),
      secret: textAt(reference, "name"),
      hosts: [host],
    }));
  });
}

function namesIn(spec: Found): string[] {
  const common = textAt(spec, "commonName");
  return [...textsAt(spec, "dnsNames"), ...(common === undefined ? [] : [common])];
}

function* withCertificates(graph: Graph, uses: readonly Use[]): Generator<Violation> {
  const key = (namespace: string, secret: string | undefined) => JSON.stringify([namespace, secret]);
  const certificates = Map.groupBy(graph.ofKind(certificateKind), (one) =>
    key(namespaceOf(one), textAt(one.object, "spec", "secretName")),
  );
  for (const { at, place, namespace, secret, hosts } of uses) {
    for (const certificate of certificates.get(key(namespace, secret)) ?? []) {
      const names = namesIn(valueAt(certificate.object, "spec"));
      const isServed = servedBy(names);
      const missing = hosts.filter((host) => !isServed(host));
      if (missing.length === 0 || names.length === 0) continue;
      yield {
        at,
        message: `${place} serves ${enumerate(missing)} with Secret ${secret}, but Certificate ${certificate.object.metadata.name} is for ${enumerate(names)}`,
        fix: `add ${enumerate(missing)} to dnsNames of the Certificate, or name the Secret of another one`,
      };
    }
  }
}

/** Hosts of rules that no entry of `tls` names, although entries name hosts. */
function* withoutTls(at: Resource): Generator<Violation> {
  const tls = listAt(at.object, "spec", "tls");
  const secured = tls.flatMap((entry) => textsAt(entry, "hosts"));
  if (secured.length === 0 || tls.some((entry) => listAt(entry, "hosts").length === 0)) return;
  const hosts = hostsOf(at);
  const isSecured = servedBy(secured);
  const isUsed = servesSome(hosts);
  const unused = secured.filter((name) => !isUsed(name));
  for (const host of hosts) {
    if (isSecured(host)) continue;
    yield {
      at,
      // A host may be served without encryption on purpose, but not beside one that is secured and not served.
      ...(unused.length === 0 && { severity: "warning" }),
      message: `host ${host} is not among the hosts of spec.tls, which are ${enumerate(secured)}: it gets the default certificate`,
      fix: `write ${host} into spec.tls`,
    };
  }
}

/** Every host is served with a certificate that is for it. */
export const certificateHosts: Rule = {
  number: 355,
  name: "certificate-hosts",
  reason: "Browsers refuse a host whose certificate is for another one.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
  *check(graph) {
    const ingresses = graph.ofKind(kinds.ingress);
    const uses = [...ingresses.flatMap(usesOfIngress), ...graph.ofKind(kinds.gateway).flatMap(usesOfGateway)];
    yield* withCertificates(graph, uses);
    const controllers = controllersOf(graph);
    for (const ingress of ingresses) {
      // The AWS Load Balancer Controller looks for certificates of all hosts, of rules as well.
      const controller = controllers.get(classOf(ingress) ?? "");
      if (controller !== "aws-load-balancer-controller") yield* withoutTls(ingress);
    }
  },
};
