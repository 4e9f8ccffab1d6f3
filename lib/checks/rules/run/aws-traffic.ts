import { podsOf } from "../../flows/ends.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { accountOf, hasPodIdentity, hasRoleAnnotation } from "../../reach/accounts.ts";
import { networksOf } from "../../reach/networks.ts";
import type { AddressPeer } from "../../reach/peer.ts";
import { blockOf } from "../../reach/reach.ts";
import { blockedFault } from "../../reach/wording.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Services of AWS are in the internet, or in the VPC where it has endpoints for them: at any address. */
const aws: AddressPeer = { is: "addresses", title: "AWS", networks: networksOf(["0.0.0.0/0", "::/0"]) };

/** Whether pods are told to go through a proxy. */
function usesProxy({ containers }: Workload): boolean {
  return containers.some(({ fields }) => /"name":"https?_proxy"/i.test(JSON.stringify(fields.env ?? [])));
}

function violationOf(graph: Graph, workload: Workload): Violation | undefined {
  const hasRole = hasPodIdentity(graph, workload) || hasRoleAnnotation(graph, workload);
  if (!hasRole) return undefined;
  const traffic = { from: podsOf(graph, workload), to: aws, port: { number: 443, protocol: "TCP" } };
  const block = blockOf(graph, traffic);
  if (block === undefined || usesProxy(workload)) return undefined;
  const what = `ServiceAccount ${accountOf(workload)} has a role at AWS`;
  return { at: workload.resource, ...blockedFault(what, traffic, block) };
}

/** Pods with a role at AWS can reach AWS. */
export const awsTraffic: Rule = {
  number: 338,
  name: "aws-traffic",
  compares: true,
  reason: "A role at AWS is of no use to pods that may send to no address at port 443.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html",
  *check(graph) {
    for (const workload of graph.workloads) {
      const violation = violationOf(graph, workload);
      if (violation !== undefined) yield violation;
    }
  },
};
