import type { Resources, Switch } from "../chart-values.ts";

/** Metrics of a component. */
export interface Metrics extends Switch {
  readonly serviceMonitor: Switch;
}

/** Values of the chart argo-cd that we set. */
export interface ArgoCdValues {
  readonly crds: {
    readonly install: true;
    /** Definitions outlive the chart: without them every Application, and all it deployed, is gone. */
    readonly keep: true;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly configs: {
    /** Keys of the ConfigMap `argocd-cm`. */
    readonly cm: Readonly<Record<string, string>>;
    /** Keys of the ConfigMap `argocd-cmd-params-cm`. */
    readonly params: Readonly<Record<string, string>>;
  };
  readonly controller: { readonly resources: Resources; readonly metrics: Metrics };
  readonly repoServer: {
    readonly resources: Resources;
    /** Init container that copies the program. */
    readonly copyutil: { readonly resources: Resources };
    readonly metrics: Metrics;
  };
  readonly server: { readonly resources: Resources; readonly metrics: Metrics };
  readonly redis: { readonly resources: Resources };
  /** Job that makes the password of Redis once. */
  readonly redisSecretInit: { readonly resources: Resources };
  readonly dex: Switch;
  readonly notifications: Switch;
  readonly applicationSet: { readonly replicas: number };
}
