import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";
import type { SecretReference } from "../exporter.ts";

/** Values of the chart prometheus-redis-exporter that we set. */
export interface RedisExporterValues {
  readonly fullnameOverride: string;
  readonly redisAddress: string;
  readonly auth: Switch & { readonly secret: SecretReference };
  readonly resources: Resources;
  readonly podSecurityContext: PodSecurity;
  /** Of the container. */
  readonly securityContext: ContainerSecurity;
  /** A Role without rules and its binding. */
  readonly rbac: { readonly create: boolean };
  readonly serviceMonitor: Switch & { readonly interval: string };
}
