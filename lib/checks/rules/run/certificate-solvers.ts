import type { Resource } from "#lib/render/resource.ts";
import { doubtAbout } from "../../doubt.ts";
import { type Found, isMap, listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import { issuersOf } from "../../graph/references/ingress.ts";
import { isWithin } from "../../hosts.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Names that somebody asks an issuer for. */
interface Wish {
  readonly at: Resource;
  readonly issuer: Resource;
  readonly names: readonly string[];
}

function isFor(solver: Found, name: string): boolean {
  const zones = textsAt(solver, "selector", "dnsZones");
  const names = textsAt(solver, "selector", "dnsNames");
  const isWildcard = name.startsWith("*.");
  // Only a record in DNS proves that all names below are one's own.
  if (isWildcard && !isMap(valueAt(solver, "dns01"))) return false;
  if (zones.length === 0 && names.length === 0) return true;
  return names.includes(name) || zones.some((zone) => isWithin(name.replace(/^\*\./, ""), zone));
}

/** The issuers of the tree by kind, namespace and name. */
function issuerOf(graph: Graph, kind: string, namespace: string, name: string): Resource | undefined {
  const of = kind === "ClusterIssuer" ? kinds.clusterIssuer : kinds.issuer;
  return graph.names.producersOf(of, namespace, name).find(({ by }) => by?.object.kind === kind)?.by;
}

function wishesIn(graph: Graph): Wish[] {
  const certificates = graph.ofKind({ group: "cert-manager.io", kind: "Certificate" }).flatMap((at) => {
    const reference = valueAt(at.object, "spec", "issuerRef");
    const kind = textAt(reference, "kind") ?? "Issuer";
    const issuer = issuerOf(graph, kind, namespaceOf(at), textAt(reference, "name") ?? "");
    return issuer === undefined ? [] : [{ at, issuer, names: textsAt(at.object, "spec", "dnsNames") }];
  });
  const ingresses = graph.ofKind(kinds.ingress).flatMap((at) =>
    issuersOf(at).flatMap(({ kind, name }) => {
      const issuer = issuerOf(graph, kind.kind, namespaceOf(at), name);
      const names = listAt(at.object, "spec", "tls").flatMap((tls) => textsAt(tls, "hosts"));
      return issuer === undefined ? [] : [{ at, issuer, names }];
    }),
  );
  return [...certificates, ...ingresses];
}

function* ofWish({ at, issuer, names }: Wish): Generator<Violation> {
  const acme = valueAt(issuer.object, "spec", "acme");
  if (!isMap(acme)) return;
  const title = `${issuer.object.kind} ${issuer.object.metadata.name}`;
  const solvers = listAt(acme, "solvers");
  const unsolved = names.filter((name) => !solvers.some((solver) => isFor(solver, name)));
  if (unsolved.length > 0) {
    yield {
      at,
      message: `no solver of ${title} is for ${enumerate(unsolved)}: the certificate is never made`,
      fix: unsolved.every((name) => name.startsWith("*."))
        ? "give the issuer a dns01 solver"
        : "add the zone to a solver of the issuer, or name another issuer",
    };
  }
  if (textAt(acme, "server")?.includes("acme-staging") === true) {
    yield {
      at,
      severity: "warning",
      message: `${title} asks the staging server of Let's Encrypt: browsers refuse its certificates`,
      fix: "name an issuer with the server https://acme-v02.api.letsencrypt.org/directory",
    };
  }
}

function* ofClasses(graph: Graph, issuer: Resource): Generator<Fault> {
  for (const [index, solver] of listAt(issuer.object, "spec", "acme", "solvers").entries()) {
    const ingress = valueAt(solver, "http01", "ingress");
    const name = textAt(ingress, "ingressClassName") ?? textAt(ingress, "class");
    if (name === undefined || graph.names.producersOf(kinds.ingressClass, "", name).length > 0) continue;
    if (doubtAbout(graph, kinds.ingressClass, "", name) !== undefined) continue;
    const known = graph.names.namesIn(kinds.ingressClass, "");
    const message = `solvers[${index}] answers challenges by Ingress class ${name}, which does not exist: no certificate is ever made`;
    yield {
      message,
      fix: known.length === 0 ? "install the controller of the class" : `write one of ${enumerate(known)}`,
    };
  }
}

/** The names of a certificate can be proven to its issuer. */
export const certificateSolvers: Rule = {
  number: 388,
  name: "certificate-solvers",
  compares: true,
  reason: "Without a solver for a name its certificate stays pending, and the Secret is never made.",
  see: "https://cert-manager.io/docs/configuration/acme/#adding-multiple-solver-types",
  *check(graph) {
    for (const at of [...graph.ofKind(kinds.clusterIssuer), ...graph.ofKind(kinds.issuer)]) {
      for (const fault of ofClasses(graph, at)) yield { at, ...fault };
    }
    for (const wish of wishesIn(graph)) yield* ofWish(wish);
  },
};
