import { type Found, isMap, listAt, numberAt, textAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

function* ofPort(place: string, item: Found): Generator<Fault> {
  const end = numberAt(item, "endPort");
  if (end === undefined) return;
  const port = numberAt(item, "port");
  if (port === undefined) {
    const named = textAt(item, "port");
    const message = `${place} ends at ${end}, but begins at ${named === undefined ? "no port" : `the name ${named}`}`;
    yield { message, fix: "write the first port as a number, or remove endPort" };
  } else if (end < port) {
    yield { message: `${place} ends at ${end}, before it begins at ${port}`, fix: "swap port and endPort" };
  }
}

function* ofRule(place: string, peers: string, rule: Found): Generator<Fault> {
  for (const [i, peer] of listAt(rule, peers).entries()) {
    const says = ["podSelector", "namespaceSelector", "ipBlock"].some((field) => isMap(valueAt(peer, field)));
    if (says) continue;
    const message = `${place}.${peers}[${i}] names nobody`;
    yield { message, fix: "write podSelector, namespaceSelector or ipBlock; {} in one of them means all" };
  }
  for (const [i, port] of listAt(rule, "ports").entries()) yield* ofPort(`${place}.ports[${i}]`, port);
}

/** Rules of NetworkPolicies name peers and ranges of ports that there can be. */
export const networkPolicyRules: Rule = {
  number: 148,
  name: "network-policy-rules",
  reason:
    "The API server refuses a peer that says nothing, and a range of ports that begins nowhere or ends before.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports",
  *check(graph) {
    for (const at of graph.ofKind(kinds.networkPolicy)) {
      for (const [direction, peers] of [
        ["ingress", "from"],
        ["egress", "to"],
      ] as const) {
        for (const [i, rule] of listAt(at.object, "spec", direction).entries()) {
          for (const fault of ofRule(`spec.${direction}[${i}]`, peers, rule)) yield { at, ...fault };
        }
      }
      if (listAt(at.object, "spec", "policyTypes").length > 2) {
        yield {
          at,
          message: "spec.policyTypes names a type twice",
          fix: "write each of Ingress and Egress once",
        };
      }
    }
  },
};
