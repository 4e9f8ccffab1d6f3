import { listAt } from "../../graph/fields.ts";
import { writtenPolicies } from "../../reach/policies.ts";
import { type Direction, type PolicyPort, type PolicyRule, peerLists } from "../../reach/policy.ts";
import type { Fault, Rule } from "../../rule.ts";

function faultOfRange(place: string, port: PolicyPort["port"], endPort: number): Fault | undefined {
  if (typeof port !== "number") {
    const start = port === undefined ? "no port" : `the name ${port}`;
    return {
      message: `${place} ends at ${endPort}, but begins at ${start}`,
      fix: "write the first port as a number, or remove endPort",
    };
  }
  if (endPort >= port) return undefined;
  return {
    message: `${place} ends at ${endPort}, before it begins at ${port}`,
    fix: "swap port and endPort",
  };
}

function* ofRule({ place, peers, ports }: PolicyRule, direction: Direction): Generator<Fault> {
  for (const [index, { pods, namespaces, block }] of peers.entries()) {
    if (pods !== undefined || namespaces !== undefined || block !== undefined) continue;
    yield {
      message: `${place}.${peerLists[direction]}[${index}] names nobody`,
      fix: "write podSelector, namespaceSelector or ipBlock; {} in one of them means all",
    };
  }
  for (const [index, { port, endPort }] of ports.entries()) {
    if (endPort === undefined) continue;
    const fault = faultOfRange(`${place}.ports[${index}]`, port, endPort);
    if (fault !== undefined) yield fault;
  }
}

/** Rules of NetworkPolicies name peers and ranges of ports that there can be. */
export const networkPolicyRules: Rule = {
  number: 148,
  name: "network-policy-rules",
  reason:
    "The API server refuses a peer that says nothing, and a range of ports that begins nowhere or ends before.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports",
  *check(graph) {
    for (const { resource: at, written } of writtenPolicies(graph)) {
      for (const direction of ["ingress", "egress"] as const) {
        for (const rule of written[direction]) {
          for (const fault of ofRule(rule, direction)) yield { at, ...fault };
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
