import { blockedFlows } from "../../flows/blocked.ts";
import type { Rule } from "../../rule.ts";

/** Policies let Prometheus reach what monitors find. */
export const scrapeTraffic: Rule = {
  number: 335,
  name: "scrape-traffic",
  compares: true,
  reason: "What Prometheus may not reach is down for every alert, and its dashboards are empty.",
  see: "https://prometheus-operator.dev/docs/developer/getting-started/",
  check: (graph) => blockedFlows(graph, "scrape"),
};
