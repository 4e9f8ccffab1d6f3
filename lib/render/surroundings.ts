/** A size as Kubernetes writes it: `3920m`, `14Gi`, or a plain number. */
export type ToldQuantity = string | number;

/** What some pods ask for together. */
export interface ToldRequests {
  readonly pods?: number;
  readonly cpu?: ToldQuantity;
  readonly memory?: ToldQuantity;
}

/** A taint of nodes, or its short form as `key=value:NoSchedule`. */
export type ToldTaint = string | { readonly key?: string; readonly value?: string; readonly effect?: string };

/** Nodes of one kind in a cluster of others. */
export interface ToldNodeGroup {
  readonly name?: string;
  readonly instanceType?: string;
  readonly arch?: string;
  readonly capacityType?: string;
  readonly min?: number;
  readonly desired?: number;
  readonly max?: number;
  readonly zones?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly ToldTaint[];
  readonly allocatablePerNode?: ToldRequests;
  /** What runs on every node already. */
  readonly daemonSetsPerNode?: ToldRequests;
}

/** What somebody told of the network, the nodes and the Git repository around a foreign tree. */
export interface Surroundings {
  /** Name of the cluster. */
  readonly cluster?: string;
  /** Availability zones. */
  readonly zones?: readonly string[];
  readonly vpc?: {
    readonly name?: string;
    readonly cidr?: string;
    /** Of load balancers. */
    readonly publicSubnets?: readonly string[];
    /** Of nodes and pods. */
    readonly privateSubnets?: readonly string[];
  };
  readonly serviceCidr?: string;
  readonly gitRepository?: string;
  /** Clusters that Argo CD knows. */
  readonly argocdDestinations?: readonly { readonly name?: string; readonly server?: string }[];
  readonly nodeGroups?: readonly ToldNodeGroup[];
  /** What runs in kube-system besides. */
  readonly systemWorkloads?: ToldRequests;
  /** Whether nodes get their pods' addresses by prefixes. */
  readonly prefixDelegation?: boolean;
  /** Who enforces NetworkPolicy; null where nobody does. */
  readonly networkPolicyEnforcement?: string | null;
}
