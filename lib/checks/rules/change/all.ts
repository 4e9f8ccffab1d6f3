import type { ChangeRule } from "../../change/destruction.ts";
import { addressLoss } from "./address-loss.ts";
import { applicationDeletion } from "./application-deletion.ts";
import { chartVolumes } from "./chart-volumes.ts";
import { claimDeletion } from "./claim-deletion.ts";
import { clusterDeletion } from "./cluster-deletion.ts";
import { databaseVersions } from "./database-versions.ts";
import { definitionDeletion } from "./definition-deletion.ts";
import { generatedApplications } from "./generated-applications.ts";
import { immutableClaims } from "./immutable-claims.ts";
import { immutableClasses } from "./immutable-classes.ts";
import { immutableData } from "./immutable-data.ts";
import { immutableDefinitions } from "./immutable-definitions.ts";
import { immutableJobs } from "./immutable-jobs.ts";
import { immutableRoleReferences } from "./immutable-role-references.ts";
import { immutableSelectors } from "./immutable-selectors.ts";
import { immutableServices } from "./immutable-services.ts";
import { immutableStatefulSets } from "./immutable-stateful-sets.ts";
import { immutableStorage } from "./immutable-storage.ts";
import { kubernetesUpgrades } from "./kubernetes-upgrades.ts";
import { loadBalancerReplacement } from "./load-balancer-replacement.ts";
import { lostBackups } from "./lost-backups.ts";
import { lostBudgets } from "./lost-budgets.ts";
import { lostIsolation } from "./lost-isolation.ts";
import { lostProtection } from "./lost-protection.ts";
import { lostReferences } from "./lost-references.ts";
import { managedData } from "./managed-data.ts";
import { movedData } from "./moved-data.ts";
import { movedObjects } from "./moved-objects.ts";
import { namespaceDeletion } from "./namespace-deletion.ts";
import { networkReplacement } from "./network-replacement.ts";
import { nodeGroupRemoval } from "./node-group-removal.ts";
import { renames } from "./renames.ts";
import { scalingHandover } from "./scaling-handover.ts";
import { shorterRetention } from "./shorter-retention.ts";
import { shrinkingVolumes } from "./shrinking-volumes.ts";
import { sourceChanges } from "./source-changes.ts";
import { staleConfiguration } from "./stale-configuration.ts";
import { stoppedWorkloads } from "./stopped-workloads.ts";
import { storeDeletion } from "./store-deletion.ts";
import { workloadDeletion } from "./workload-deletion.ts";

/** What a change of a tree would destroy: numbers from 600. */
export const changeRules: readonly ChangeRule[] = [
  namespaceDeletion,
  claimDeletion,
  definitionDeletion,
  storeDeletion,
  workloadDeletion,
  applicationDeletion,
  addressLoss,
  loadBalancerReplacement,
  renames,
  movedObjects,
  immutableSelectors,
  immutableStatefulSets,
  immutableJobs,
  immutableClaims,
  shrinkingVolumes,
  immutableStorage,
  immutableServices,
  immutableRoleReferences,
  immutableData,
  immutableClasses,
  immutableDefinitions,
  staleConfiguration,
  stoppedWorkloads,
  scalingHandover,
  lostProtection,
  lostBudgets,
  lostIsolation,
  lostBackups,
  kubernetesUpgrades,
  databaseVersions,
  movedData,
  sourceChanges,
  chartVolumes,
  managedData,
  shorterRetention,
  networkReplacement,
  nodeGroupRemoval,
  clusterDeletion,
  lostReferences,
  generatedApplications,
];
