/**
 * What Terraform builds a cluster from: `generated/<cluster>/infra.json`. The names are those of Terraform's
 * variable, which refuses what does not fit these types. Names in here are the contract with the manifests.
 */
export interface Infrastructure {
  readonly cluster: ClusterFacts;
  readonly network: NetworkFacts;
  readonly node_groups: Readonly<Record<string, NodeGroupFacts>>;
  /** EKS add-ons by name. */
  readonly add_ons: Readonly<Record<string, EksAddOnFacts>>;
  /** Kubernetes groups of people, each of which gets an IAM role to be assumed. */
  readonly groups: readonly string[];
  /** Rights of ServiceAccounts at AWS, by `namespace/name`. */
  readonly identities: Readonly<Record<string, IdentityFacts>>;
  readonly repositories: Readonly<Record<string, RepositoryFacts>>;
  readonly databases: Readonly<Record<string, DatabaseFacts>>;
  readonly caches: Readonly<Record<string, CacheFacts>>;
  readonly buckets: Readonly<Record<string, BucketFacts>>;
  /** Secrets in AWS Secrets Manager by name, besides those of databases and caches. */
  readonly secrets: Readonly<Record<string, SecretFacts>>;
  /** Route 53 zone. */
  readonly zone: ZoneFacts | null;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ClusterFacts {
  readonly name: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** `1.36`. */
  readonly version: string;
  readonly endpoint: { readonly public: boolean; readonly private: boolean };
  /** Of `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`. */
  readonly log_types: readonly string[];
  readonly log_retention_days: number;
  /** Whether Secrets in etcd are encrypted with a key of our own, `alias/eks/<name>`. */
  readonly encrypt_secrets: boolean;
}

export interface NetworkFacts {
  /** Name of the VPC, as `shop-vpc`. */
  readonly name: string;
  readonly cidr: string;
  /** How many NAT gateways: for nodes in public subnets none. */
  readonly nat: "none" | "one" | "one per zone";
  readonly flow_logs: boolean;
  /** By name of the zone. */
  readonly zones: Readonly<
    Record<
      string,
      { readonly public: string; readonly private: string | null; readonly database: string | null }
    >
  >;
}

export interface NodeGroupFacts {
  readonly instance_types: readonly string[];
  readonly capacity: "ON_DEMAND" | "SPOT";
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  /** Pods that a node may run; null: as many as its interfaces have addresses for. */
  readonly max_pods: number | null;
  /** GiB of gp3. */
  readonly disk: number;
  readonly detailed_monitoring: boolean;
  /** Names of AWS' managed policies that its nodes have besides the three that every node needs. */
  readonly policies: readonly string[];
  readonly taints: readonly {
    readonly key: string;
    readonly value: string;
    readonly effect: "NO_SCHEDULE";
  }[];
}

export interface EksAddOnFacts {
  /** `v1.21.1-eksbuild.1`. */
  readonly version: string;
  /** JSON text in the add-on's own schema, as EKS takes it; null: nothing differs from its defaults. */
  readonly configuration: string | null;
}

/** What a ServiceAccount may do: one of the sets that the eks-pod-identity module knows, or something with buckets. */
export interface IdentityFacts {
  readonly permissions:
    | "load-balancers"
    | "records"
    | "certificates"
    | "secrets"
    | "scaling"
    | "volumes"
    | "observability"
    | null;
  readonly buckets: readonly {
    readonly name: string;
    /** Keys that start with it; empty for all. */
    readonly prefix: string;
    readonly read: boolean;
    readonly write: boolean;
  }[];
}

export interface RepositoryFacts {
  /** Images that are kept; older ones are deleted. */
  readonly keep: number;
}

export interface DatabaseFacts {
  readonly engine: "postgres";
  /** Major version. */
  readonly version: string;
  readonly class: string;
  /** GiB. */
  readonly storage: number;
  /** GiB up to which it grows by itself; equal to `storage`: never. */
  readonly max_storage: number;
  readonly multi_az: boolean;
  readonly backup_days: number;
  readonly enhanced_monitoring: boolean;
  readonly iam_authentication: boolean;
  readonly max_connections: number | null;
  readonly read_replica: boolean;
  /** Database in the server that applications use. */
  readonly database: string;
  /** Name of the user that Terraform makes with the server and writes into the secret. */
  readonly username: string;
  /** Raising it makes a new password, in the server and in the secret; 1 at first. */
  readonly password_version: number;
  /** Secret that Terraform writes `host`, `port`, `username`, `password` and `url` into. */
  readonly secret: string;
}

export interface CacheFacts {
  readonly engine: "redis";
  readonly version: string;
  readonly class: string;
  readonly replicas: number;
  readonly backup_days: number;
  /** Raising it makes a new password, in the server and in the secret; 1 at first. */
  readonly password_version: number;
  /** Secret that Terraform writes `host`, `port`, `password` and `url` into. */
  readonly secret: string;
}

export interface BucketFacts {
  readonly versioned: boolean;
  readonly lifecycle: readonly {
    readonly prefix: string;
    /** Days after which objects go to infrequent access; null: never. */
    readonly infrequent_access_days: number | null;
    /** Days after which objects are deleted; null: never. */
    readonly expiration_days: number | null;
  }[];
  /** Days after which versions that are no longer current are deleted; null: never. */
  readonly old_version_days: number | null;
}

export interface SecretFacts {
  /** Keys whose values Terraform makes up, once: letters and digits, for some of them become names of users. */
  readonly generated: readonly string[];
  /** Keys whose values a person fills in. */
  readonly filled: readonly string[];
}

export interface ZoneFacts {
  readonly name: string;
  /** Whether ACM has a certificate for the zone's name and everything one level below. */
  readonly certificate: boolean;
}
