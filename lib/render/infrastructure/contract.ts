import type { ClusterFacts, Infrastructure } from "./infrastructure.ts";

/** A ServiceAccount's rights, as far as manifests depend on them. */
export interface ContractIdentity {
  readonly permissions: string | null;
  readonly buckets: readonly { readonly name: string }[];
}

/** What of the infrastructure manifests meet, by the names that both sides share. */
export interface Contract extends Pick<Infrastructure, "secrets" | "zone"> {
  readonly cluster: Pick<ClusterFacts, "name" | "account" | "region">;
  /** By `namespace/name`. */
  readonly identities: Readonly<Record<string, ContractIdentity>>;
  /** Add-ons of EKS by name. */
  readonly add_ons: Readonly<Record<string, object>>;
  readonly repositories: Readonly<Record<string, object>>;
  readonly databases: Readonly<Record<string, { readonly secret: string }>>;
  readonly caches: Readonly<Record<string, { readonly secret: string }>>;
  readonly buckets: Readonly<Record<string, object>>;
}
