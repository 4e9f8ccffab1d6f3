import type { ChangeRule } from "../../change/destruction.ts";
import { changesOfFixed, type Fixed } from "../../change/immutable.ts";

const binding: Fixed = {
  fields: [{ path: ["roleRef", "kind"] }, { path: ["roleRef", "name"] }],
  loss: "its subjects keep the rights of the old role until then",
  cure: "leave it as it is, and add a binding of another name",
};

/** The role that a binding gives. */
export const immutableRoleReferences: ChangeRule = {
  number: 617,
  name: "immutable-role-references",
  reason: "A binding that exists cannot give another role: every sync after that fails.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example",
  check: (change) =>
    changesOfFixed(change, {
      "rbac.authorization.k8s.io/ClusterRoleBinding": binding,
      "rbac.authorization.k8s.io/RoleBinding": binding,
    }),
};
