import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart vpa that we set. */
export interface VerticalPodAutoscalerValues {
  /** Observes pods and writes what they should request into the status of their VerticalPodAutoscaler. */
  readonly recommender: {
    /** @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/flags.md */
    readonly extraArgs: {
      /** Verbosity of the log. */
      readonly v: number;
      /** Whether only pods are observed that a VerticalPodAutoscaler is about. */
      readonly "memory-saver": boolean;
      /** MiB below which nothing is recommended. */
      readonly "pod-recommendation-min-memory-mb": number;
    };
    readonly resources: Resources;
    readonly podMonitor: Switch;
  };
  /** Evicts pods whose requests are far from what is recommended. */
  readonly updater: Switch;
  /** Changes the requests of pods when they are made. */
  readonly admissionController: Switch;
}
