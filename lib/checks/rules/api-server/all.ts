import type { Rule } from "../../rule.ts";
import { addressBlocks } from "./address-blocks.ts";
import { autoscalerBounds } from "./autoscaler-bounds.ts";
import { containerNames } from "./container-names.ts";
import { cronSchedules } from "./cron-schedules.ts";
import { customResourceDefinitions } from "./custom-resource-definitions.ts";
import { disruptionBudgetFields } from "./disruption-budget-fields.ts";
import { duplicateObjects } from "./duplicate-objects.ts";
import { duplicatePorts } from "./duplicate-ports.ts";
import { environmentVariables } from "./environment-variables.ts";
import { ingressBackends } from "./ingress-backends.ts";
import { ingressPaths } from "./ingress-paths.ts";
import { labelsAndAnnotations } from "./labels-and-annotations.ts";
import { objectNames } from "./object-names.ts";
import { objectScopes } from "./object-scopes.ts";
import { objectSizes } from "./object-sizes.ts";
import { portNames } from "./port-names.ts";
import { probeFields } from "./probe-fields.ts";
import { resourceQuantities } from "./resource-quantities.ts";
import { restartPolicies } from "./restart-policies.ts";
import { rolloutStrategies } from "./rollout-strategies.ts";
import { schema } from "./schema.ts";
import { servedVersions } from "./served-versions.ts";
import { volumeMounts } from "./volume-mounts.ts";
import { volumes } from "./volumes.ts";
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
];
