import type { Rule } from "../../rule.ts";
import { addressBlocks } from "./address-blocks.ts";
import { apiServices } from "./api-services.ts";
import { autoscalerBounds } from "./autoscaler-bounds.ts";
import { autoscalerMetrics } from "./autoscaler-metrics.ts";
import { certificateDurations } from "./certificate-durations.ts";
import { containerNames } from "./container-names.ts";
import { cronSchedules } from "./cron-schedules.ts";
import { customResourceDefinitions } from "./custom-resource-definitions.ts";
import { customResources } from "./custom-resources.ts";
import { dataKeys } from "./data-keys.ts";
import { definitionNames } from "./definition-names.ts";
import { definitionSchemas } from "./definition-schemas.ts";
import { deviceRequests } from "./device-requests.ts";
import { disruptionBudgetFields } from "./disruption-budget-fields.ts";
import { distinctItems } from "./distinct-items.ts";
import { dnsSettings } from "./dns-settings.ts";
import { downwardFields } from "./downward-fields.ts";
import { duplicateObjects } from "./duplicate-objects.ts";
import { duplicatePorts } from "./duplicate-ports.ts";
import { durations } from "./durations.ts";
import { endpointAddresses } from "./endpoint-addresses.ts";
import { environmentVariables } from "./environment-variables.ts";
import { exclusiveFields } from "./exclusive-fields.ts";
import { expressions } from "./expressions.ts";
import { fieldChoices } from "./field-choices.ts";
import { finalizerNames } from "./finalizer-names.ts";
import { hostNetworkPorts } from "./host-network-ports.ts";
import { ingressBackends } from "./ingress-backends.ts";
import { ingressPaths } from "./ingress-paths.ts";
import { ingressRules } from "./ingress-rules.ts";
import { jobFields } from "./job-fields.ts";
import { labelSelectors } from "./label-selectors.ts";
import { labelsAndAnnotations } from "./labels-and-annotations.ts";
import { limitRanges } from "./limit-ranges.ts";
import { mountOptions } from "./mount-options.ts";
import { networkPolicyRules } from "./network-policy-rules.ts";
import { nodeTerms } from "./node-terms.ts";
import { numberRanges } from "./number-ranges.ts";
import { objectNames } from "./object-names.ts";
import { objectScopes } from "./object-scopes.ts";
import { objectSizes } from "./object-sizes.ts";
import { operatingSystems } from "./operating-systems.ts";
import { persistentVolumes } from "./persistent-volumes.ts";
import { podPriorities } from "./pod-priorities.ts";
import { podResources } from "./pod-resources.ts";
import { podSecurityLabels } from "./pod-security-labels.ts";
import { podTemplateFields } from "./pod-template-fields.ts";
import { portNames } from "./port-names.ts";
import { priorityClassNames } from "./priority-class-names.ts";
import { priorityLevels } from "./priority-levels.ts";
import { probeFields } from "./probe-fields.ts";
import { projectedPaths } from "./projected-paths.ts";
import { quantityBounds } from "./quantity-bounds.ts";
import { quotaResources } from "./quota-resources.ts";
import { quotaScopes } from "./quota-scopes.ts";
import { requiredFields } from "./required-fields.ts";
import { resourceQuantities } from "./resource-quantities.ts";
import { restartPolicies } from "./restart-policies.ts";
import { roleRules } from "./role-rules.ts";
import { roleSubjects } from "./role-subjects.ts";
import { rolloutBounds } from "./rollout-bounds.ts";
import { rolloutStrategies } from "./rollout-strategies.ts";
import { schema } from "./schema.ts";
import { securityContexts } from "./security-contexts.ts";
import { servedVersions } from "./served-versions.ts";
import { serviceTypes } from "./service-types.ts";
import { soleWildcards } from "./sole-wildcards.ts";
import { spreadConstraints } from "./spread-constraints.ts";
import { successPolicies } from "./success-policies.ts";
import { textForms } from "./text-forms.ts";
import { timeZones } from "./time-zones.ts";
import { tolerationFields } from "./toleration-fields.ts";
import { typedSecrets } from "./typed-secrets.ts";
import { userNamespaces } from "./user-namespaces.ts";
import { volumeMounts } from "./volume-mounts.ts";
import { volumeSources } from "./volume-sources.ts";
import { volumes } from "./volumes.ts";
import { webhookClients } from "./webhook-clients.ts";
import { workloadSelectors } from "./workload-selectors.ts";

/** What the API server refuses although a schema takes it: numbers from 100. */
export const apiServerRules: readonly Rule[] = [
  schema,
  duplicateObjects,
  objectNames,
  labelsAndAnnotations,
  objectScopes,
  containerNames,
  portNames,
  environmentVariables,
  volumes,
  volumeMounts,
  probeFields,
  resourceQuantities,
  restartPolicies,
  addressBlocks,
  autoscalerBounds,
  disruptionBudgetFields,
  ingressBackends,
  ingressPaths,
  rolloutStrategies,
  cronSchedules,
  workloadSelectors,
  duplicatePorts,
  customResourceDefinitions,
  objectSizes,
  servedVersions,
  numberRanges,
  textForms,
  requiredFields,
  fieldChoices,
  labelSelectors,
  timeZones,
  autoscalerMetrics,
  networkPolicyRules,
  serviceTypes,
  roleRules,
  roleSubjects,
  dataKeys,
  typedSecrets,
  persistentVolumes,
  limitRanges,
  quotaResources,
  definitionNames,
  webhookClients,
  tolerationFields,
  nodeTerms,
  spreadConstraints,
  securityContexts,
  hostNetworkPorts,
  dnsSettings,
  downwardFields,
  jobFields,
  rolloutBounds,
  ingressRules,
  finalizerNames,
  priorityClassNames,
  definitionSchemas,
  podSecurityLabels,
  customResources,
  expressions,
  certificateDurations,
  podPriorities,
  durations,
  exclusiveFields,
  distinctItems,
  quantityBounds,
  mountOptions,
  operatingSystems,
  podResources,
  podTemplateFields,
  soleWildcards,
  userNamespaces,
  apiServices,
  endpointAddresses,
  priorityLevels,
  projectedPaths,
  quotaScopes,
  successPolicies,
  volumeSources,
  deviceRequests,
];
