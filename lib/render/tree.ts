import type { Provided } from "#lib/model/provided.ts";
import type { Facts } from "./facts.ts";
import type { Contract } from "./infrastructure/contract.ts";
import type { Infrastructure } from "./infrastructure/infrastructure.ts";
import type { Fields, Resource } from "./resource.ts";

/** A Helm chart that a unit installs through Argo CD. */
export interface ChartRelease {
  /** Helm release name; the names of what the chart makes follow from it. */
  readonly release: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
  readonly values: Fields;
  /** Whether Helm leaves the values unchecked. */
  readonly skipSchemaValidation: boolean;
  /** What this release brings, where its definition says so; two releases of one chart bring things of their own. */
  readonly brings?: Provided;
}

/** One add-on or application on one cluster: what Argo CD calls an Application. */
export interface Unit {
  readonly name: string;
  readonly cluster: string;
  /** Definition that asked for it, relative to the repository. */
  readonly definition: string;
  /** Namespace of the resources that name none. */
  readonly namespace: string;
  readonly charts: readonly ChartRelease[];
  readonly resources: readonly Resource[];
  /** Folders of a unit that was read whose files are templates that nothing rendered: they may bring anything. */
  readonly unrendered?: readonly string[];
}

/**
 * All resources of one cluster by unit, with the cluster's facts: rendered from definitions, or read from
 * any folder of YAML. Checks read a tree and cannot tell which of the two it was.
 */
export interface Tree {
  readonly cluster: string;
  /** File that defines the cluster, relative to the repository; absent for a tree that was read. */
  readonly definition?: string;
  readonly facts: Facts;
  /** What Terraform builds it from; absent for a tree that was read. */
  readonly infrastructure?: Infrastructure;
  /** What of that the manifests depend on: of a tree that was read, where the folder has such a file. */
  readonly contract?: Contract;
  readonly units: readonly Unit[];
  /** Every file of the folder that was read, whatever it holds, relative to it; absent for a rendered tree. */
  readonly files?: readonly string[];
}

/** Every resource of a tree, unit by unit. */
export function resourcesOf(tree: Tree): Resource[] {
  return tree.units.flatMap((unit) => unit.resources);
}
