import { refuse } from "./problem.ts";

/** Roles that every cluster has for people; `view` reads everything but Secrets. */
export const accessRoles = ["view", "edit", "admin"] as const;

/** People who may do something in an application's namespace. */
export interface Access {
  /** Kubernetes group, which an EKS access entry gives to IAM principals. */
  readonly group: string;
  readonly role: (typeof accessRoles)[number];
}

/**
 * Gives a group of people a role in the application's namespace. Refuses groups of Kubernetes itself (`system:`)
 * and names with other characters than IAM and identity providers use.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export function access(group: string, role: Access["role"]): Access {
  if (!/^[A-Za-z0-9][-A-Za-z0-9_.:@/]*$/.test(group) || group.startsWith("system:")) {
    refuse(
      `group "${group}" is not a group of people`,
      'use letters, digits, "-", "_", ".", ":", "@" and "/", and no "system:" group',
    );
  }
  return { group, role };
}
