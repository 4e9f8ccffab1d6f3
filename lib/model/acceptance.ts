/** A finding of the checks that is meant to stay, and why. */
export interface Acceptance {
  /** Rule that found it, by its name in `docs/rules.md`. */
  readonly rule: string;
  /**
   * Object that it was found at, as `Deployment web`.
   *
   * @default - the unit itself: its Argo CD Application
   */
  readonly object?: string;
  /** Why it is right as it is, for whoever reads the manifest. */
  readonly reason: string;
}

/**
 * What the annotation that accepts a finding of an object begins with; the name of the rule follows. In YAML that
 * no definition makes, it is written by hand.
 */
export const acceptancePrefix = "accepted-findings/";
