import type { Rule } from "../../rule.ts";
import { alertTemplates } from "./alert-templates.ts";
import { annotationNames } from "./annotation-names.ts";
import { autoscalerRivals } from "./autoscaler-rivals.ts";
import { certificateHosts } from "./certificate-hosts.ts";
import { dashboardQueries } from "./dashboard-queries.ts";
import { dashboards } from "./dashboards.ts";
import { disruptionBudgetSelectors } from "./disruption-budget-selectors.ts";
import { duplicateRoutes } from "./duplicate-routes.ts";
import { foreignAnnotations } from "./foreign-annotations.ts";
import { hostedZones } from "./hosted-zones.ts";
import { ingressCertificates } from "./ingress-certificates.ts";
import { ingressClasses } from "./ingress-classes.ts";
import { instanceTargets } from "./instance-targets.ts";
import { loadBalancerAnnotations } from "./load-balancer-annotations.ts";
import { loadBalancerGroups } from "./load-balancer-groups.ts";
import { loadBalancerHosts } from "./load-balancer-hosts.ts";
import { loadBalancerListeners } from "./load-balancer-listeners.ts";
import { mergeableIngresses } from "./mergeable-ingresses.ts";
import { monitorPorts } from "./monitor-ports.ts";
import { monitorSelectors } from "./monitor-selectors.ts";
import { networkPolicyPorts } from "./network-policy-ports.ts";
import { networkPolicySelectors } from "./network-policy-selectors.ts";
import { podAffinity } from "./pod-affinity.ts";
import { prometheusRules } from "./prometheus-rules.ts";
import { rewriteTargets } from "./rewrite-targets.ts";
import { ruleQueries } from "./rule-queries.ts";
import { servicePorts } from "./service-ports.ts";
import { serviceSelectors } from "./service-selectors.ts";
import { topologySpread } from "./topology-spread.ts";
import { unreachablePaths } from "./unreachable-paths.ts";

/** What runs and does not work: numbers from 300. */
export const runRules: readonly Rule[] = [
  serviceSelectors,
  disruptionBudgetSelectors,
  networkPolicySelectors,
  monitorSelectors,
  autoscalerRivals,
  topologySpread,
  podAffinity,
  servicePorts,
  networkPolicyPorts,
  monitorPorts,
  prometheusRules,
  ruleQueries,
  alertTemplates,
  dashboards,
  dashboardQueries,
  hostedZones,
  ingressCertificates,
  duplicateRoutes,
  mergeableIngresses,
  loadBalancerHosts,
  unreachablePaths,
  ingressClasses,
  certificateHosts,
  loadBalancerListeners,
  loadBalancerGroups,
  loadBalancerAnnotations,
  instanceTargets,
  annotationNames,
  foreignAnnotations,
  rewriteTargets,
];
