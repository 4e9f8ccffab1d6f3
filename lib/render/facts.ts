import type { Provided } from "#lib/model/provided.ts";

/**
 * What is true of a cluster and stands in no manifest. Every key is optional: a rule that needs a missing
 * one does not guess.
 */
export interface Facts {
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
  readonly chartsProvide?: Readonly<Record<string, Provided>>;
  /** Registries whose host carries an account id that may stand in the output. */
  readonly imageRegistries?: readonly string[];
}
