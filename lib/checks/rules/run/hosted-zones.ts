import { hostsOf } from "../../graph/hosts.ts";
import { kinds } from "../../graph/kind.ts";
import { isWithin } from "../../hosts.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Hosts of Ingresses lie in a zone of the cluster. */
export const hostedZones: Rule = {
  number: 316,
  name: "hosted-zones",
  reason: "Nothing makes a record of a host outside of the cluster's zones, so that nobody finds it.",
  see: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html",
  *check(graph) {
    const { hostedZones: zones = [] } = graph.tree.facts;
    if (zones.length === 0) return;
    for (const at of graph.ofKind(kinds.ingress)) {
      for (const host of hostsOf(at)) {
        if (zones.some((zone) => isWithin(host, zone))) continue;
        const message = `host ${host} lies in no hosted zone of the cluster, which has ${enumerate(zones)}: nothing makes its record`;
        yield { at, message, fix: "choose a host of the zone, or give the cluster another zone" };
      }
    }
  },
};
