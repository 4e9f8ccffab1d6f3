import { podsOf } from "../../flows/ends.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { accountOf, hasPodIdentity } from "../../reach/accounts.ts";
import { networkOf } from "../../reach/networks.ts";
import type { AddressPeer } from "../../reach/peer.ts";
import { blockOf } from "../../reach/reach.ts";
import { blockedFault } from "../../reach/wording.ts";
import type { Rule, Violation } from "../../rule.ts";

const agentAddress = "169.254.170.23/32";

const agent: AddressPeer = {
  is: "addresses",
  title: `the Pod Identity agent at ${agentAddress}`,
  networks: [networkOf(agentAddress)].flatMap((network) => network ?? []),
};

function violationOf(graph: Graph, workload: Workload): Violation | undefined {
  if (!hasPodIdentity(graph, workload)) return undefined;
  const traffic = { from: podsOf(graph, workload), to: agent, port: { number: 80, protocol: "TCP" } };
  const block = blockOf(graph, traffic);
  const what = `ServiceAccount ${accountOf(workload)} has a role at AWS by Pod Identity`;
  return block && { at: workload.resource, ...blockedFault(what, traffic, block) };
}

/** Pods that use EKS Pod Identity can reach its agent. */
export const podIdentityTraffic: Rule = {
  number: 337,
  name: "pod-identity-traffic",
  compares: true,
  reason:
    "Pods that cannot reach the agent of EKS Pod Identity get no credentials, and AWS refuses every call of theirs.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html",
  *check(graph) {
    for (const workload of graph.workloads) {
      const violation = violationOf(graph, workload);
      if (violation !== undefined) yield violation;
    }
  },
};
