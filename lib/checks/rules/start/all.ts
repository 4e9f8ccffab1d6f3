import type { Rule } from "../../rule.ts";
import { affinityNamespaces } from "./affinity-namespaces.ts";
import { antiAffinityRollouts } from "./anti-affinity-rollouts.ts";
import { antiAffinityRoom } from "./anti-affinity-room.ts";
import { apiTokens } from "./api-tokens.ts";
import { awsBucketRights } from "./aws-bucket-rights.ts";
import { awsBuckets } from "./aws-buckets.ts";
import { awsIdentities } from "./aws-identities.ts";
import { awsSecretReaders } from "./aws-secret-readers.ts";
import { awsSecrets } from "./aws-secrets.ts";
import { backendPorts } from "./backend-ports.ts";
import { bucketAddresses } from "./bucket-addresses.ts";
import { capacity } from "./capacity.ts";
import { chartAccounts } from "./chart-accounts.ts";
import { claimQuotas } from "./claim-quotas.ts";
import { claimRollouts } from "./claim-rollouts.ts";
import { claimTemplates } from "./claim-templates.ts";
import { configurationReloads } from "./configuration-reloads.ts";
import { containerOrder } from "./container-order.ts";
import { containerReferences } from "./container-references.ts";
import { controllerRights } from "./controller-rights.ts";
import { cronStarts } from "./cron-starts.ts";
import { dataDirectories } from "./data-directories.ts";
import { databasePasswords } from "./database-passwords.ts";
import { databaseReplicas } from "./database-replicas.ts";
import { databaseStorage } from "./database-storage.ts";
import { defaultStorageClass } from "./default-storage-class.ts";
import { droppedCapabilities } from "./dropped-capabilities.ts";
import { endlessInitContainers } from "./endless-init-containers.ts";
import { endlessJobs } from "./endless-jobs.ts";
import { fileModes } from "./file-modes.ts";
import { gracePeriods } from "./grace-periods.ts";
import { hiddenDirectories } from "./hidden-directories.ts";
import { hostPorts } from "./host-ports.ts";
import { imageNames } from "./image-names.ts";
import { imagePlatforms } from "./image-platforms.ts";
import { imagePullPolicies } from "./image-pull-policies.ts";
import { imageRegistries } from "./image-registries.ts";
import { imageRepositories } from "./image-repositories.ts";
import { imageUsers } from "./image-users.ts";
import { initWaits } from "./init-waits.ts";
import { issuerIdentities } from "./issuer-identities.ts";
import { kubernetesVersions } from "./kubernetes-versions.ts";
import { limitRangeBounds } from "./limit-range-bounds.ts";
import { listeningPorts } from "./listening-ports.ts";
import { missingPullSecrets } from "./missing-pull-secrets.ts";
import { mountedFiles } from "./mounted-files.ts";
import { mountedKeys } from "./mounted-keys.ts";
import { namespaces } from "./namespaces.ts";
import { nearTolerations } from "./near-tolerations.ts";
import { nodeDevices } from "./node-devices.ts";
import { nodeSelection } from "./node-selection.ts";
import { nodeTaints } from "./node-taints.ts";
import { podIdentities } from "./pod-identities.ts";
import { podIdentityAgent } from "./pod-identity-agent.ts";
import { podSecurityLevels } from "./pod-security-levels.ts";
import { podSize } from "./pod-size.ts";
import { portVariables } from "./port-variables.ts";
import { priorityClasses } from "./priority-classes.ts";
import { privilegedPorts } from "./privileged-ports.ts";
import { probeBudgets } from "./probe-budgets.ts";
import { probePorts } from "./probe-ports.ts";
import { programMemory } from "./program-memory.ts";
import { quotaRequests } from "./quota-requests.ts";
import { quotaRoom } from "./quota-room.ts";
import { readOnlyMounts } from "./read-only-mounts.ts";
import { readOnlyRoots } from "./read-only-roots.ts";
import { references } from "./references.ts";
import { resourceAmounts } from "./resource-amounts.ts";
import { roleAnnotations } from "./role-annotations.ts";
import { schedulers } from "./schedulers.ts";
import { scriptVariables } from "./script-variables.ts";
import { secretTemplates } from "./secret-templates.ts";
import { secretTypes } from "./secret-types.ts";
import { sharedClaims } from "./shared-claims.ts";
import { spreadDomains } from "./spread-domains.ts";
import { storageDrivers } from "./storage-drivers.ts";
import { storeConditions } from "./store-conditions.ts";
import { topologyKeys } from "./topology-keys.ts";
import { unusedAwsSecrets } from "./unused-aws-secrets.ts";
import { unusedImageRepositories } from "./unused-image-repositories.ts";
import { variableReferences } from "./variable-references.ts";
import { variableValues } from "./variable-values.ts";
import { volumeAccessModes } from "./volume-access-modes.ts";
import { volumeBinding } from "./volume-binding.ts";
import { volumeBindingModes } from "./volume-binding-modes.ts";
import { volumeOwners } from "./volume-owners.ts";
import { volumeParameters } from "./volume-parameters.ts";
import { volumeZones } from "./volume-zones.ts";

/** What is accepted, starts and then fails: numbers from 200. */
export const startRules: readonly Rule[] = [
  references,
  namespaces,
  imageNames,
  imagePullPolicies,
  capacity,
  kubernetesVersions,
  awsSecrets,
  awsSecretReaders,
  unusedAwsSecrets,
  awsBuckets,
  awsBucketRights,
  awsIdentities,
  issuerIdentities,
  imageRepositories,
  unusedImageRepositories,
  backendPorts,
  probePorts,
  podSecurityLevels,
  imageUsers,
  droppedCapabilities,
  privilegedPorts,
  readOnlyRoots,
  readOnlyMounts,
  dataDirectories,
  volumeOwners,
  mountedKeys,
  mountedFiles,
  fileModes,
  hiddenDirectories,
  variableReferences,
  variableValues,
  gracePeriods,
  probeBudgets,
  initWaits,
  containerOrder,
  endlessJobs,
  imageRegistries,
  imagePlatforms,
  programMemory,
  resourceAmounts,
  quotaRoom,
  quotaRequests,
  limitRangeBounds,
  configurationReloads,
  secretTemplates,
  secretTypes,
  cronStarts,
  nodeSelection,
  nodeTaints,
  nearTolerations,
  affinityNamespaces,
  topologyKeys,
  antiAffinityRoom,
  antiAffinityRollouts,
  spreadDomains,
  sharedClaims,
  claimRollouts,
  storageDrivers,
  defaultStorageClass,
  volumeBindingModes,
  volumeZones,
  volumeAccessModes,
  volumeParameters,
  databaseStorage,
  claimTemplates,
  volumeBinding,
  priorityClasses,
  apiTokens,
  controllerRights,
  podIdentities,
  bucketAddresses,
  roleAnnotations,
  podIdentityAgent,
  podSize,
  nodeDevices,
  schedulers,
  hostPorts,
  portVariables,
  chartAccounts,
  storeConditions,
  containerReferences,
  databasePasswords,
  databaseReplicas,
  endlessInitContainers,
  missingPullSecrets,
  listeningPorts,
  scriptVariables,
  claimQuotas,
];
