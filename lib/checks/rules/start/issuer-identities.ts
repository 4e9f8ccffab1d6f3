import { cureIn, sourceOf } from "../../contract/place.ts";
import { listAt, textsAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Zones that an issuer of cert-manager proves hosts in with the role of its ServiceAccount. */
function zonesOf(solver: Parameters<typeof valueAt>[0]): readonly string[] {
  const route53 = valueAt(solver, "dns01", "route53");
  const own = ["accessKeyID", "accessKeyIDSecretRef", "auth", "role"];
  if (route53 === undefined || own.some((field) => valueAt(route53, field) !== undefined)) return [];
  return textsAt(solver, "selector", "dnsZones");
}

/** Issuers that prove hosts in Route 53 with a role have one that may write there. */
export const issuerIdentities: Rule = {
  number: 213,
  name: "issuer-identities",
  reason: "An issuer that may write no records of a zone gets no certificate for its hosts.",
  see: "https://cert-manager.io/docs/configuration/acme/dns01/route53/",
  *check({ tree, ofKind }) {
    const { podIdentityAssociations } = tree.facts;
    if (podIdentityAssociations === undefined) return;
    const writable = podIdentityAssociations.flatMap(({ hostedZones = [] }) => hostedZones);
    for (const at of [...ofKind(kinds.clusterIssuer), ...ofKind(kinds.issuer)]) {
      const zones = listAt(at.object, "spec", "acme", "solvers").flatMap(zonesOf);
      const left = zones.filter((zone) => !writable.includes(zone));
      if (left.length === 0) continue;
      const message = `no ServiceAccount with a role in ${sourceOf(tree)} may write records of ${enumerate(left)}`;
      const fix = cureIn(
        tree,
        'give the ServiceAccount of cert-manager the identity "certificates"',
        "give the role of cert-manager's ServiceAccount rights to the zone",
      );
      yield { at, message, fix };
    }
  },
};
