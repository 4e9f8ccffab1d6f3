import type { Rule } from "../../rule.ts";
import { accountIds } from "./account-ids.ts";
import { addedCapabilities } from "./added-capabilities.ts";
import { credentials } from "./credentials.ts";
import { hostNamespaces } from "./host-namespaces.ts";
import { hostPaths } from "./host-paths.ts";
import { literalSecrets } from "./literal-secrets.ts";
import { mutableImages } from "./mutable-images.ts";
import { privilegedContainers } from "./privileged-containers.ts";
import { rootUsers } from "./root-users.ts";
import { secretObjects } from "./secret-objects.ts";

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
];
