/**
 * What a controller of the cluster may do at AWS: a set of rights that Terraform knows by this name and narrows to
 * the cluster. Its ServiceAccount gets them by Pod Identity.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export type PermissionSet =
  /** Makes load balancers for Ingresses and Services. */
  | "load-balancers"
  /** Writes records of the cluster's hosted zone. */
  | "records"
  /** Proves in the cluster's hosted zone that a host belongs to it. */
  | "certificates"
  /** Reads the cluster's secrets. */
  | "secrets"
  /** Changes the sizes of the cluster's node groups. */
  | "scaling"
  /** Makes volumes and attaches them. */
  | "volumes"
  /** Writes metrics and logs. */
  | "observability";

/**
 * ServiceAccounts that add-ons of EKS bring and that need rights at AWS, as `namespace/name`, by add-on.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
 */
const accountsOfEksAddOns = new Map<string, Readonly<Record<string, PermissionSet>>>([
  ["aws-ebs-csi-driver", { "kube-system/ebs-csi-controller-sa": "volumes" }],
]);

/** The ServiceAccounts of some add-ons of EKS that need rights, with those. */
export function eksAddOnAccounts(addOns: readonly string[]): [account: string, rights: PermissionSet][] {
  return addOns.flatMap((name) => Object.entries(accountsOfEksAddOns.get(name) ?? {}));
}
