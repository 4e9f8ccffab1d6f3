import type { Resources, Switch } from "../chart-values.ts";
import type { SecretReference } from "../exporter.ts";

/** Values of the chart prometheus-postgres-exporter that we set. */
export interface PostgresExporterValues {
  readonly fullnameOverride: string;
  readonly config: {
    readonly datasource: {
      readonly host: string;
      readonly port: string;
      readonly database: string;
      readonly sslmode: "disable" | "require";
      readonly userSecret: SecretReference;
      readonly passwordSecret: SecretReference;
    };
  };
  readonly resources: Resources;
  /** A Role without rules and its binding. */
  readonly rbac: { readonly create: boolean };
  readonly serviceMonitor: Switch & { readonly interval: string };
}
