import { podsOf } from "../../flows/ends.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { accountOf, bindingOf } from "../../reach/accounts.ts";
import { clusterNetworksOf, networksOf } from "../../reach/networks.ts";
import type { AddressPeer } from "../../reach/peer.ts";
import { blockOf } from "../../reach/reach.ts";
import { blockedFault } from "../../reach/wording.ts";
import type { Rule, Violation } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** The API server answers at the first inside the cluster, and listens at either. */
const ports = [443, 6443];

function apiServer({ tree: { facts } }: Graph): AddressPeer {
  const services = networksOf(facts.serviceCidr === undefined ? ["172.20.0.0/16"] : [facts.serviceCidr]);
  return {
    is: "addresses",
    title: "the API server",
    networks: [...clusterNetworksOf(facts), ...services],
  };
}

function violationOf(graph: Graph, workload: Workload, to: AddressPeer): Violation | undefined {
  const binding = bindingOf(graph, workload);
  if (binding === undefined) return undefined;
  const from = podsOf(graph, workload);
  const blocks = ports.map((number) => {
    const traffic = { from, to, port: { number, protocol: "TCP" } };
    return { traffic, block: blockOf(graph, traffic) };
  });
  const [{ traffic, block } = { traffic: undefined, block: undefined }] = blocks;
  if (block === undefined || blocks.some((one) => one.block === undefined)) return undefined;
  const what = `${titleOf(binding)} gives ServiceAccount ${accountOf(workload)} rights at the API server`;
  return { at: workload.resource, ...blockedFault(what, traffic, block) };
}

/** Pods that have rights at the API server can reach it. */
export const apiServerTraffic: Rule = {
  number: 339,
  name: "api-server-traffic",
  compares: true,
  reason: "Pods that work on objects of the cluster fail when policies keep them from the API server.",
  see: "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
  *check(graph) {
    const to = apiServer(graph);
    for (const workload of graph.workloads) {
      const violation = violationOf(graph, workload, to);
      if (violation !== undefined) yield violation;
    }
  },
};
