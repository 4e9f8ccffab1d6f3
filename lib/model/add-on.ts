import type { Chart } from "cdk8s";
import type { Acceptance } from "./acceptance.ts";
import type { HelmChart } from "./chart.ts";
import type { Cluster } from "./cluster.ts";
import type { Dashboard } from "./dashboard.ts";
import { dnsLabel } from "./name.ts";
import type { Offers } from "./offers.ts";
import type { Opening } from "./opening.ts";
import type { PermissionSet } from "./permissions.ts";
import type { Provided } from "./provided.ts";
import type { Route } from "./route.ts";
import type { Secret } from "./secret.ts";

/** Levels of the Pod Security Standards that a namespace can enforce. */
export const podSecurityLevels = ["restricted", "baseline", "privileged"] as const;
export type PodSecurityLevel = (typeof podSecurityLevels)[number];

/** A namespace that an add-on makes, with the level that its pods keep to. */
export interface OwnNamespace {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
}

/** What an add-on puts on one cluster. */
export interface AddOnContents {
  readonly chart?: HelmChart;
  /** What the chart brings into the cluster, proven against what Helm renders. */
  readonly brings?: Provided;
  readonly offers?: Offers;
  readonly secrets?: readonly Secret[];
  /** What ServiceAccounts of the chart may do at AWS, by `namespace/name`. */
  readonly identities?: Readonly<Record<string, PermissionSet>>;
  /** Ports that others than the pods of its namespace and the scraper may connect to. */
  readonly openings?: readonly Opening[];
  readonly routes?: readonly Route[];
  readonly dashboards?: readonly Dashboard[];
  /** Findings of the checks that are meant to stay. */
  readonly accepts?: readonly Acceptance[];
  /** Anything else, as constructs of cdk8s, cdk8s-plus or kubernetes-models. */
  readonly resources?: (chart: Chart) => void;
}

/** Something that a cluster needs besides applications: a Helm chart, resources of our own, or both. */
export interface AddOn {
  readonly kind: "add-on";
  readonly name: string;
  /** The clusters that need it; what a cluster cannot do without is on every one, those to come included. */
  readonly on: readonly Cluster[] | "every cluster";
  /** A namespace that exists or that another unit makes, by name; or one that this add-on makes. */
  readonly namespace: string | OwnNamespace;
  contents(cluster: Cluster): AddOnContents;
}

/**
 * An add-on on the clusters that need it; its contents follow from the cluster's facts. Refuses names that are no
 * DNS labels, its own and its namespace's.
 */
export function defineAddOn(properties: Omit<AddOn, "kind">): AddOn {
  const addOn: AddOn = { kind: "add-on", ...properties };
  dnsLabel(addOn.name, "add-on");
  dnsLabel(namespaceOf(addOn), "namespace");
  return addOn;
}

/** The clusters that a definition is on, out of all there are. */
export function clustersOf({ on }: Pick<AddOn, "on">, all: readonly Cluster[]): readonly Cluster[] {
  return on === "every cluster" ? all : on;
}

/** Name of the namespace that an add-on lives in. */
export function namespaceOf({ namespace }: AddOn): string {
  return typeof namespace === "string" ? namespace : namespace.name;
}
