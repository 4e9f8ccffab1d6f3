import { blockedFlows } from "../../flows/blocked.ts";
import type { Rule } from "../../rule.ts";

/** Policies let the API server reach webhooks. */
export const webhookTraffic: Rule = {
  number: 340,
  name: "webhook-traffic",
  compares: true,
  reason:
    "A webhook that the API server cannot reach makes it refuse every object that the webhook is asked about.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference",
  check: (graph) => blockedFlows(graph, "webhook"),
};
