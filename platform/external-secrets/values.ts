import type { Resources, Switch } from "../chart-values.ts";

/** Values of the chart external-secrets that we set. */
export interface ExternalSecretsValues {
  readonly installCRDs: true;
  readonly crds: { readonly annotations: Readonly<Record<string, string>> };
  readonly resources: Resources;
  /** Validates ExternalSecrets and stores. */
  readonly webhook: { readonly resources: Resources };
  /** Makes and renews the webhook's certificate. */
  readonly certController: { readonly resources: Resources };
  readonly serviceMonitor: Switch & {
    /** Whether ServiceMonitors are left out, silently, while their kind is missing. */
    readonly renderMode: "alwaysRender";
  };
}
