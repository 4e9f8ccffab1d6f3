import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart cert-manager that we set. */
export interface CertManagerValues {
  readonly global: { readonly leaderElection: { readonly namespace: string } };
  readonly crds: {
    readonly enabled: true;
    /** Definitions outlive the chart: without them every certificate and issuer is gone. */
    readonly keep: true;
  };
  readonly resources: Resources;
  readonly webhook: { readonly resources: Resources };
  readonly cainjector: { readonly resources: Resources };
  /** Job that waits for the webhook after each sync. */
  readonly startupapicheck: Switch;
  readonly prometheus: { readonly servicemonitor: Switch };
}
