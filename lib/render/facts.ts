import type { Provided } from "#lib/model/provided.ts";
import type { Surroundings } from "./surroundings.ts";

/** A ServiceAccount that has a role at AWS, and what that role may use. */
export interface PodIdentityAssociation {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly role?: string;
  readonly buckets?: readonly string[];
  /** Names in Secrets Manager; they may end in `*`. */
  readonly secrets?: readonly string[];
  readonly hostedZones?: readonly string[];
}

/** What a chart brings: as its definition lists it, or as somebody told it of a cluster of others. */
export interface ProvidedByChart extends Provided {
  /** Whether somebody told it: of its ConfigMaps and PriorityClasses, which facts have no words for, nothing is known. */
  readonly isTold?: true;
  /** Whether it follows from another installation of the chart: it may bring more, and other things. */
  readonly isGuess?: true;
  /** Kinds as `Provided` has them; told ones are plain kinds. */
  readonly webhooks?: readonly string[];
  /** Groups whose custom kinds it defines, whichever they are and in every version. */
  readonly crdGroups?: readonly string[];
  /** Values of `spec.loadBalancerClass` that it serves. */
  readonly loadBalancerClasses?: readonly string[];
}

/** A chart where its definition says what it brings. */
export interface KnownChart {
  readonly release: string;
  readonly namespace: string;
  readonly brings: Provided;
}

/**
 * What is true of a cluster and stands in no manifest. Every key is optional: a rule that needs a missing
 * one does not guess.
 */
export interface Facts extends Surroundings {
  /** Minor version, as `1.36`. */
  readonly kubernetesVersion?: string;
  readonly region?: string;
  /** There without anybody's manifest. */
  readonly preinstalled?: {
    readonly namespaces?: readonly string[];
    readonly priorityClasses?: readonly string[];
    readonly storageClasses?: readonly string[];
    /** As `namespace/name`. */
    readonly services?: readonly string[];
  };
  /** Chart name to what it brings. */
  readonly chartsProvide?: Readonly<Record<string, ProvidedByChart>>;
  /** What charts bring where our own add-ons install them, by the name of the chart: for those that nobody describes. */
  readonly knownCharts?: Readonly<Record<string, KnownChart>>;
  /** Registries whose host carries an account id that may stand in the output. */
  readonly imageRegistries?: readonly string[];
  /** Add-ons of EKS, by name. */
  readonly eksAddons?: readonly string[];
  readonly podIdentityAssociations?: readonly PodIdentityAssociation[];
  /** Secrets of AWS Secrets Manager by name, with the keys of their JSON. */
  readonly secretsManager?: Readonly<Record<string, readonly string[]>>;
  readonly buckets?: readonly string[];
  readonly hostedZones?: readonly string[];
  /** Hosts that ACM has certificates for, `*.` for everything one level below. */
  readonly acmCertificates?: readonly string[];
  /** Repositories of images in the registry of the cluster's account and region, with their registry. */
  readonly imageRepositories?: readonly string[];
}
