import type { Rule } from "../../rule.ts";
import { applicationDestinations } from "./application-destinations.ts";
import { applicationDirectories } from "./application-directories.ts";
import { applicationNamespaces } from "./application-namespaces.ts";
import { applicationOrder } from "./application-order.ts";
import { applicationPaths } from "./application-paths.ts";
import { applicationSources } from "./application-sources.ts";
import { applicationWaves } from "./application-waves.ts";
import { chartVersions } from "./chart-versions.ts";
import { destinationNamespaces } from "./destination-namespaces.ts";
import { finalizers } from "./finalizers.ts";
import { helmValues } from "./helm-values.ts";
import { hookLifetimes } from "./hook-lifetimes.ts";
import { hookNeeds } from "./hook-needs.ts";
import { hookTypeNames } from "./hook-types.ts";
import { ignoredDifferences } from "./ignored-differences.ts";
import { jobTemplates } from "./job-templates.ts";
import { largeDefinitions } from "./large-definitions.ts";
import { largeObjects } from "./large-objects.ts";
import { ownRepository } from "./own-repository.ts";
import { projectDestinations } from "./project-destinations.ts";
import { projectKinds } from "./project-kinds.ts";
import { projectPolicies } from "./project-policies.ts";
import { projectRepositories } from "./project-repositories.ts";
import { prunedState } from "./pruned-state.ts";
import { sharedResources } from "./shared-resources.ts";
import { switchedOffDefinitions } from "./switched-off-definitions.ts";
import { syncOptionNames } from "./sync-options.ts";
import { syncPolicies } from "./sync-policies.ts";
import { syncWaves } from "./sync-waves.ts";
import { syncWindows } from "./sync-windows.ts";
import { waitingClaims } from "./waiting-claims.ts";
import { waveOrder } from "./wave-order.ts";

/** What Argo CD will not do: numbers from 400. */
export const argoCdRules: readonly Rule[] = [
  applicationPaths,
  applicationDirectories,
  projectRepositories,
  projectDestinations,
  projectKinds,
  applicationDestinations,
  applicationNamespaces,
  finalizers,
  hookLifetimes,
  hookTypeNames,
  ignoredDifferences,
  syncOptionNames,
  syncPolicies,
  syncWaves,
  applicationSources,
  ownRepository,
  chartVersions,
  helmValues,
  jobTemplates,
  largeObjects,
  prunedState,
  waveOrder,
  hookNeeds,
  waitingClaims,
  applicationOrder,
  applicationWaves,
  sharedResources,
  destinationNamespaces,
  syncWindows,
  largeDefinitions,
  switchedOffDefinitions,
  projectPolicies,
];
