/** A mistake that no rule finds everywhere, and why. */
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
  {
    operator: "nginx-without-its-cache-volume",
    reason:
      "That an image of our own is built on nginx, and writes where nginx does, is said in no manifest.",
  },
  {
    operator: "monitor-selector-misspelt",
    reason: "Where a chart is in the namespace, the Service that is meant may be one of the chart's.",
  },
  {
    operator: "monitored-service-without-its-label",
    reason: "Where a chart is in the namespace, the Service that is meant may be one of the chart's.",
  },
  {
    operator: "load-balancer-of-other-subnets",
    reason: "A load balancer of a Service may keep the addresses of its clients: any of them may be meant.",
  },
  {
    operator: "registry-of-another-region",
    reason:
      "Which repositories an account has in other regions is not known; a pull from there is slow and possible.",
  },
];
