import type { Rule } from "./rule.ts";
import { apiServerRules } from "./rules/api-server/all.ts";
import { argoCdRules } from "./rules/argo-cd/all.ts";
import { capacity } from "./rules/capacity.ts";
import { contract } from "./rules/contract.ts";
import { gitRules } from "./rules/git/all.ts";
import { identity } from "./rules/identity.ts";
import { images } from "./rules/images.ts";
import { kubernetesVersions } from "./rules/kubernetes-versions.ts";
import { namespaces } from "./rules/namespaces.ts";
import { objects } from "./rules/objects.ts";
import { pods } from "./rules/pods.ts";
import { ports } from "./rules/ports.ts";
import { queries } from "./rules/queries.ts";
import { references } from "./rules/references.ts";
import { runRules } from "./rules/run/all.ts";
import { schema } from "./rules/schema.ts";
import { secretsInGit } from "./rules/secrets-in-git.ts";
import { selectors } from "./rules/selectors.ts";
import { startRules } from "./rules/start/all.ts";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  schema,
  identity,
  pods,
  objects,
  namespaces,
  references,
  ports,
  selectors,
  images,
  queries,
  kubernetesVersions,
  capacity,
  secretsInGit,
  contract,
  ...apiServerRules,
  ...startRules,
  ...runRules,
  ...argoCdRules,
  ...gitRules,
];
