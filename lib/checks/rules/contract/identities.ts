import { doubtAbout } from "../../doubt.ts";
import { listAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";
import { correction, sourceOf, unitFor } from "./place.ts";

/** ServiceAccounts that have a role and do not exist. A foreign cluster has more than its tree shows. */
function* withoutAccount(graph: Graph): Generator<Violation> {
  const { tree, names } = graph;
  for (const { namespace, serviceAccount } of tree.facts.podIdentityAssociations ?? []) {
    if (names.producersOf(kinds.serviceAccount, namespace, serviceAccount).length > 0) continue;
    const at = unitFor(tree, namespace);
    if (at === undefined) continue;
    const doubt = doubtAbout(graph, kinds.serviceAccount, namespace, serviceAccount);
    const isCertain = tree.contract !== undefined && doubt === undefined;
    const message = `ServiceAccount ${serviceAccount} of namespace ${namespace} has a role in ${sourceOf(tree)}, and nothing produces it${doubt === undefined ? "" : `, but ${doubt}`}`;
    const known = names.namesIn(kinds.serviceAccount, namespace);
    const fix = correction(serviceAccount, known, "add the ServiceAccount");
    yield { at, message, fix, ...(!isCertain && { severity: "warning" }) };
  }
}

/** Zones that an issuer of cert-manager proves hosts in with the role of its ServiceAccount. */
function zonesOf(solver: Parameters<typeof valueAt>[0]): readonly string[] {
  const route53 = valueAt(solver, "dns01", "route53");
  const own = ["accessKeyID", "accessKeyIDSecretRef", "auth", "role"];
  if (route53 === undefined || own.some((field) => valueAt(route53, field) !== undefined)) return [];
  return textsAt(solver, "selector", "dnsZones");
}

/** @see https://cert-manager.io/docs/configuration/acme/dns01/route53/ */
function* issuersWithoutRole({ tree, ofKind }: Graph): Generator<Violation> {
  const { podIdentityAssociations } = tree.facts;
  if (podIdentityAssociations === undefined) return;
  const writable = podIdentityAssociations.flatMap(({ hostedZones = [] }) => hostedZones);
  for (const at of [...ofKind(kinds.clusterIssuer), ...ofKind(kinds.issuer)]) {
    const zones = listAt(at.object, "spec", "acme", "solvers").flatMap(zonesOf);
    const left = zones.filter((zone) => !writable.includes(zone));
    if (left.length === 0) continue;
    const message = `no ServiceAccount with a role in ${sourceOf(tree)} may write records of ${enumerate(left)}`;
    yield { at, message, fix: 'give the ServiceAccount of cert-manager the identity "certificates"' };
  }
}

/** Every ServiceAccount with a role exists, and what works with a role has one. */
export function* identityViolations(graph: Graph): Generator<Violation> {
  yield* withoutAccount(graph);
  yield* issuersWithoutRole(graph);
}
