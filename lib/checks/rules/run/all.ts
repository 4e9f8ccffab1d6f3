import type { Rule } from "../../rule.ts";
import { addressForms } from "./address-forms.ts";
import { alertLabels } from "./alert-labels.ts";
import { alertReceivers } from "./alert-receivers.ts";
import { alertTemplates } from "./alert-templates.ts";
import { annotationNames } from "./annotation-names.ts";
import { apiServerTraffic } from "./api-server-traffic.ts";
import { autoscaledReplicas } from "./autoscaled-replicas.ts";
import { autoscalerRequests } from "./autoscaler-requests.ts";
import { autoscalerRivals } from "./autoscaler-rivals.ts";
import { awsTraffic } from "./aws-traffic.ts";
import { backups } from "./backups.ts";
import { blockedCalls } from "./blocked-calls.ts";
import { blockingDisruptionBudgets } from "./blocking-disruption-budgets.ts";
import { certificateHosts } from "./certificate-hosts.ts";
import { certificateSolvers } from "./certificate-solvers.ts";
import { controllerClusters } from "./controller-clusters.ts";
import { dashboardIdentities } from "./dashboard-identities.ts";
import { dashboardQueries } from "./dashboard-queries.ts";
import { dashboardVariables } from "./dashboard-variables.ts";
import { dashboards } from "./dashboards.ts";
import { dataTraffic } from "./data-traffic.ts";
import { deadSchedules } from "./dead-schedules.ts";
import { disruptionBudgetSelectors } from "./disruption-budget-selectors.ts";
import { dnsTraffic } from "./dns-traffic.ts";
import { dumpVersions } from "./dump-versions.ts";
import { duplicateRoutes } from "./duplicate-routes.ts";
import { elasticsearchNodes } from "./elasticsearch-nodes.ts";
import { entryReadiness } from "./entry-readiness.ts";
import { entryTraffic } from "./entry-traffic.ts";
import { foreignAnnotations } from "./foreign-annotations.ts";
import { healthCheckPaths } from "./health-check-paths.ts";
import { hiddenControlPlanes } from "./hidden-control-planes.ts";
import { hostedZones } from "./hosted-zones.ts";
import { ignoredPolicyRules } from "./ignored-policy-rules.ts";
import { ingressCertificates } from "./ingress-certificates.ts";
import { ingressClasses } from "./ingress-classes.ts";
import { instanceTargets } from "./instance-targets.ts";
import { loadBalancerAnnotations } from "./load-balancer-annotations.ts";
import { loadBalancerGroups } from "./load-balancer-groups.ts";
import { loadBalancerHosts } from "./load-balancer-hosts.ts";
import { loadBalancerListeners } from "./load-balancer-listeners.ts";
import { loadBalancerServices } from "./load-balancer-services.ts";
import { localListeners } from "./local-listeners.ts";
import { mergeableIngresses } from "./mergeable-ingresses.ts";
import { metricNames } from "./metric-names.ts";
import { metricsApis } from "./metrics-apis.ts";
import { missingDefaultDeny } from "./missing-default-deny.ts";
import { monitorPorts } from "./monitor-ports.ts";
import { monitorSelectors } from "./monitor-selectors.ts";
import { networkPolicyPorts } from "./network-policy-ports.ts";
import { networkPolicySelectors } from "./network-policy-selectors.ts";
import { nginxConfiguration } from "./nginx-configuration.ts";
import { oneSidedPolicies } from "./one-sided-policies.ts";
import { openDatabases } from "./open-databases.ts";
import { overlappingDisruptionBudgets } from "./overlapping-disruption-budgets.ts";
import { podAddresses } from "./pod-addresses.ts";
import { podAffinity } from "./pod-affinity.ts";
import { podIdentityTraffic } from "./pod-identity-traffic.ts";
import { policyPortNumbers } from "./policy-port-numbers.ts";
import { prometheusRules } from "./prometheus-rules.ts";
import { recordZones } from "./record-zones.ts";
import { recordedSeries } from "./recorded-series.ts";
import { regions } from "./regions.ts";
import { rewriteTargets } from "./rewrite-targets.ts";
import { rivalAutoscalers } from "./rival-autoscalers.ts";
import { roleResources } from "./role-resources.ts";
import { ruleQueries } from "./rule-queries.ts";
import { scaleTargets } from "./scale-targets.ts";
import { scaledToNothing } from "./scaled-to-nothing.ts";
import { scalerTriggers } from "./scaler-triggers.ts";
import { scrapeAnnotations } from "./scrape-annotations.ts";
import { scrapeTimeouts } from "./scrape-timeouts.ts";
import { scrapeTraffic } from "./scrape-traffic.ts";
import { seriesLabels } from "./series-labels.ts";
import { seriesValues } from "./series-values.ts";
import { servicePorts } from "./service-ports.ts";
import { serviceSelectors } from "./service-selectors.ts";
import { splitPeers } from "./split-peers.ts";
import { stuckRollouts } from "./stuck-rollouts.ts";
import { topologySpread } from "./topology-spread.ts";
import { unenforcedPolicies } from "./unenforced-policies.ts";
import { unfoundDashboards } from "./unfound-dashboards.ts";
import { unknownHosts } from "./unknown-hosts.ts";
import { unknownHostsOfObjects } from "./unknown-hosts-of-objects.ts";
import { unknownServicePorts } from "./unknown-service-ports.ts";
import { unmatchedNamespaces } from "./unmatched-namespaces.ts";
import { unreachablePaths } from "./unreachable-paths.ts";
import { unreachableUtilization } from "./unreachable-utilization.ts";
import { unselectedMonitors } from "./unselected-monitors.ts";
import { webhookTraffic } from "./webhook-traffic.ts";

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
  blockedCalls,
  unknownHosts,
  unknownServicePorts,
  entryTraffic,
  unknownHostsOfObjects,
  scrapeTraffic,
  dnsTraffic,
  podIdentityTraffic,
  awsTraffic,
  apiServerTraffic,
  webhookTraffic,
  oneSidedPolicies,
  policyPortNumbers,
  openDatabases,
  dataTraffic,
  unmatchedNamespaces,
  splitPeers,
  ignoredPolicyRules,
  unenforcedPolicies,
  missingDefaultDeny,
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
  autoscalerRequests,
  autoscaledReplicas,
  scaleTargets,
  rivalAutoscalers,
  metricsApis,
  blockingDisruptionBudgets,
  overlappingDisruptionBudgets,
  loadBalancerServices,
  recordZones,
  podAddresses,
  scaledToNothing,
  stuckRollouts,
  unselectedMonitors,
  unfoundDashboards,
  dashboardIdentities,
  scrapeAnnotations,
  recordedSeries,
  metricNames,
  seriesLabels,
  alertReceivers,
  backups,
  dumpVersions,
  deadSchedules,
  controllerClusters,
  regions,
  certificateSolvers,
  scrapeTimeouts,
  alertLabels,
  dashboardVariables,
  scalerTriggers,
  roleResources,
  entryReadiness,
  unreachableUtilization,
  hiddenControlPlanes,
  seriesValues,
  nginxConfiguration,
  addressForms,
  elasticsearchNodes,
  localListeners,
  healthCheckPaths,
];
