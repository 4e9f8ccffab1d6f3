import type { Unit } from "#lib/render/tree.ts";
import { hostsOf, unitThatBrings } from "./app-of-apps.ts";
import { aws } from "./programs.ts";
import { listsNothing, textOf } from "./readings.ts";
import type { Ask, Step } from "./step.ts";
import type { Target } from "./target.ts";

/** Variable with the id of the hosted zone. */
export const ZONE = "ZONE";

/** Finds the cluster's zone; empty where there is none (any more). */
export function findZone(target: Target, zone: string): Ask {
  return {
    kind: "ask",
    title: `The id of zone ${zone} is known`,
    question: textOf(
      aws(
        target,
        ...["route53", "list-hosted-zones-by-name", "--dns-name", zone],
        ...["--query", `HostedZones[?Name=='${zone}.' && !Config.PrivateZone].Id | [0]`, "--output", "text"],
      ),
    ),
    variable: ZONE,
    cure: "ask for the right route53:ListHostedZonesByName",
  };
}

/** The controller in the cluster that writes the records of its hosts, where there is one. */
export function recordKeeper({ tree }: Target): Unit | undefined {
  return unitThatBrings(tree, "externaldns.k8s.io/v1alpha1/DNSEndpoint");
}

/** Waits until the controller that wrote records has removed them: Route 53 keeps a zone that has any. */
export function recordsAreGone(target: Target): Step[] {
  const { hostedZone: zone, tree } = target;
  if (zone === undefined || recordKeeper(target) === undefined || hostsOf(tree).length === 0) return [];
  const query = "ResourceRecordSets[?Type!='NS' && Type!='SOA'].Name";
  return [
    findZone(target, zone),
    {
      kind: "ask",
      title: `Zone ${zone} has no records of the cluster`,
      needs: ZONE,
      question: listsNothing(
        aws(
          target,
          ...["route53", "list-resource-record-sets", "--hosted-zone-id", `$${ZONE}`],
          ...["--query", query, "--output", "json"],
        ),
        "records",
      ),
      patience: { every: 15, limit: 10 * 60 },
      cure: `delete the records that are left in zone ${zone} by hand`,
    },
  ];
}
