/** A mistake that no rule can find, and why. */
export interface KnownMiss {
  /** Name of the operator that makes it. */
  readonly operator: string;
  readonly reason: string;
}

export const knownMisses: readonly KnownMiss[] = [
  {
    operator: "liveness-probe-path-nobody-serves",
    reason: "Which paths a server answers is in its image.",
  },
  {
    operator: "tag-that-was-never-pushed",
    reason: "Which tags a registry has changes with every push; only a pull tells.",
  },
];
