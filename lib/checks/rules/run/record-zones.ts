import { textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import { isWithin } from "../../hosts.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const annotations = [
  "external-dns.alpha.kubernetes.io/hostname",
  "external-dns.alpha.kubernetes.io/internal-hostname",
];

/** Names that ExternalDNS is asked to make lie in a zone of the cluster. */
export const recordZones: Rule = {
  number: 371,
  name: "record-zones",
  reason: "ExternalDNS makes records in its zones only: a name beyond them leads nowhere.",
  see: "https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/",
  *check(graph) {
    const { hostedZones = [] } = graph.tree.facts;
    if (hostedZones.length === 0) return;
    for (const at of [...graph.ofKind(kinds.service), ...graph.ofKind(kinds.ingress)]) {
      for (const name of annotations) {
        const hosts = (textAt(at.object, "metadata", "annotations", name) ?? "").split(",");
        for (const host of hosts.map((one) => one.trim().replace(/\.$/, ""))) {
          // A template of ExternalDNS makes the name from the object.
          if (host === "" || host.includes("{{") || hostedZones.some((zone) => isWithin(host, zone)))
            continue;
          yield {
            at,
            message: `annotation ${name} asks for ${host}, which lies in no hosted zone of the cluster: there are ${enumerate(hostedZones)}`,
            fix: "choose a name in a zone, or give the cluster another zone",
          };
        }
      }
    }
  },
};
