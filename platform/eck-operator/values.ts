import type { PodSecurity, Resources, Switch } from "../chart-values.ts";

/** Values of the chart eck-operator that we set. */
export interface EckOperatorValues {
  readonly installCRDs: true;
  readonly podSecurityContext: PodSecurity;
  readonly resources: Resources;
  /** What Elastic is told about the cluster. */
  readonly telemetry: { readonly disabled: true };
  readonly config: {
    readonly metrics: {
      /** Port of the pod; `0` serves no metrics. */
      readonly port: string;
    };
  };
  readonly podMonitor: Switch & { readonly interval: string };
}
