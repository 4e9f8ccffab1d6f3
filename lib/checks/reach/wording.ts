import { once } from "../graph/once.ts";
import type { Fault } from "../rule.ts";
import { enumerate } from "../wording.ts";
import { type Peer, targetText } from "./peer.ts";
import type { Direction, Policy } from "./policy.ts";
import type { Traffic } from "./reach.ts";

const policiesText = once((policies: readonly Policy[]): string => {
  const names = [...new Set(policies.map(({ name }) => name))].sort();
  return names.length === 1
    ? `NetworkPolicy ${names[0]} isolates`
    : `NetworkPolicies ${enumerate(names)} isolate`;
});

function whereText(peer: Peer, other: Peer): string {
  const isElsewhere = peer.is === "pods" && (other.is !== "pods" || other.namespace !== peer.namespace);
  return isElsewhere ? `${peer.title} of namespace ${peer.namespace}` : peer.title;
}

/** That policies stop traffic, at which end, and what lets it through. */
export function blockedFault(
  what: string,
  { from, to, port }: Traffic,
  { direction, isolating }: { readonly direction: Direction; readonly isolating: readonly Policy[] },
): Fault {
  const target = targetText(port);
  if (direction === "egress") {
    const other = whereText(to, from);
    return {
      message: `${what}, but ${policiesText(isolating)} ${from.title}, and no policy lets it send to ${target} of ${other}`,
      fix: `allow egress to ${target} of ${other} in a NetworkPolicy for ${from.title}`,
    };
  }
  const other = whereText(from, to);
  return {
    message: `${what}, but ${policiesText(isolating)} ${to.title}, and no policy lets it receive from ${other} at ${target}`,
    fix: `allow ingress from ${other} to ${target} in a NetworkPolicy for ${to.title}`,
  };
}
