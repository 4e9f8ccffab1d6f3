import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart goldilocks that we set. */
export interface GoldilocksValues {
  /** Makes a VerticalPodAutoscaler for each workload of namespaces that ask for it by label. */
  readonly controller: Switch;
  readonly dashboard: {
    readonly replicaCount: number;
    /** @see https://github.com/FairwindsOps/goldilocks/blob/master/cmd/dashboard.go */
    readonly flags: {
      /** Whether VerticalPodAutoscalers are shown that the controller did not make. */
      readonly "show-all": boolean;
      /** Whether prices can be looked up at Fairwinds, for an account there. */
      readonly "enable-cost": boolean;
    };
    readonly rbac: {
      /** Whether the dashboard may read Rollouts. */
      readonly enableArgoproj: boolean;
    };
    readonly resources: Resources;
  };
}
