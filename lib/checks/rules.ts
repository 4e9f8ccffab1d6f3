import type { Rule } from "./rule.ts";
import { capacity } from "./rules/capacity.ts";
import { contract } from "./rules/contract.ts";
import { identity } from "./rules/identity.ts";
import { images } from "./rules/images.ts";
import { kubernetesVersions } from "./rules/kubernetes-versions.ts";
import { namespaces } from "./rules/namespaces.ts";
import { objects } from "./rules/objects.ts";
import { pods } from "./rules/pods.ts";
import { ports } from "./rules/ports.ts";
import { queries } from "./rules/queries.ts";
import { references } from "./rules/references.ts";
import { schema } from "./rules/schema.ts";
import { secretsInGit } from "./rules/secrets-in-git.ts";
import { selectors } from "./rules/selectors.ts";

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
];
