import { listAt, textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const mostServers = 3;
const mostSearches = 32;

/** Pods that bring their own DNS settings bring them whole. */
export const dnsSettings: Rule = {
  number: 164,
  name: "dns-settings",
  reason: "The API server refuses pods without any nameserver, and with more of them than a resolver reads.",
  see: "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config",
  *check(graph) {
    for (const { resource: at, podSpec } of graph.workloads) {
      const servers = listAt(podSpec, "dnsConfig", "nameservers").length;
      const searches = listAt(podSpec, "dnsConfig", "searches").length;
      if (textAt(podSpec, "dnsPolicy") === "None" && servers === 0) {
        const message = "dnsPolicy of its pods is None, but dnsConfig names no nameserver";
        yield { at, message, fix: "write dnsConfig.nameservers, or dnsPolicy ClusterFirst" };
      }
      if (servers > mostServers) {
        const message = `dnsConfig of its pods has ${servers} nameservers`;
        yield { at, message, fix: `keep at most ${mostServers}` };
      }
      if (searches > mostSearches) {
        yield {
          at,
          message: `dnsConfig of its pods has ${searches} search domains`,
          fix: `keep at most ${mostSearches}`,
        };
      }
    }
  },
};
