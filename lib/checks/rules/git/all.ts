import type { Rule } from "../../rule.ts";
import { accountIds } from "./account-ids.ts";
import { addedCapabilities } from "./added-capabilities.ts";
import { anonymousAdmins } from "./anonymous-admins.ts";
import { clusterAdmins } from "./cluster-admins.ts";
import { credentials } from "./credentials.ts";
import { defaultAccounts } from "./default-accounts.ts";
import { escalatingRoles } from "./escalating-roles.ts";
import { hostNamespaces } from "./host-namespaces.ts";
import { hostPaths } from "./host-paths.ts";
import { literalSecrets } from "./literal-secrets.ts";
import { mutableImages } from "./mutable-images.ts";
import { privilegedContainers } from "./privileged-containers.ts";
import { rootUsers } from "./root-users.ts";
import { secretObjects } from "./secret-objects.ts";
import { secretReaders } from "./secret-readers.ts";
import { unusedTokens } from "./unused-tokens.ts";
import { wildcardRoles } from "./wildcard-roles.ts";

/** What must not be in Git: numbers from 500. */
export const gitRules: readonly Rule[] = [
  secretObjects,
  credentials,
  accountIds,
  mutableImages,
  literalSecrets,
  privilegedContainers,
  hostNamespaces,
  hostPaths,
  addedCapabilities,
  rootUsers,
  clusterAdmins,
  wildcardRoles,
  escalatingRoles,
  secretReaders,
  defaultAccounts,
  unusedTokens,
  anonymousAdmins,
];
