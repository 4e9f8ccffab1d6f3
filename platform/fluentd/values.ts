import type { ContainerSecurity, Resources, Switch } from "../chart-values.ts";

/** An environment variable: a value, or a field of the pod. */
export type Variable = { readonly name: string } & (
  | { readonly value: string }
  | { readonly valueFrom: { readonly fieldRef: { readonly fieldPath: string } } }
);

/** Values of the chart fluentd that we set. */
export interface FluentdValues {
  readonly kind: "DaemonSet";
  /** What the image can send to; `forward` has the plugins of Fluentd itself. */
  readonly variant: "forward";
  readonly variantVersion: string;
  readonly priorityClassName: "system-node-critical";
  readonly tolerations: readonly { readonly operator: "Exists" }[];
  readonly podSecurityContext: { readonly seccompProfile: { readonly type: "RuntimeDefault" } };
  readonly securityContext: ContainerSecurity;
  readonly resources: Resources;
  readonly env: readonly Variable[];
  /** Folder of another container runtime's logs. */
  readonly mountDockerContainersDirectory: false;
  readonly volumes: readonly { readonly name: string; readonly emptyDir: { readonly sizeLimit: string } }[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  /** Files by name, read in the order of their names; each name is one of the chart's, which it replaces. */
  readonly fileConfigs: Readonly<Record<FileName, string>>;
  readonly metrics: { readonly serviceMonitor: Switch };
}

/** Names of the chart's own files. */
export type FileName = "01_sources.conf" | "02_filters.conf" | "03_dispatch.conf" | "04_outputs.conf";
