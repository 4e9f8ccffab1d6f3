import type { ContainerSecurity, PodSecurity, Resources } from "../chart-values.ts";
import type { JaegerConfiguration } from "./configuration.ts";

/** Values of the chart jaeger that we set. */
export interface JaegerValues {
  /** The whole configuration of Jaeger. */
  readonly userconfig: JaegerConfiguration;
  readonly jaeger: {
    readonly replicas: 1;
    readonly serviceAccount: { readonly automountServiceAccountToken: false };
    readonly podLabels: Readonly<Record<string, string>>;
    readonly podSecurityContext: PodSecurity;
    readonly securityContext: ContainerSecurity;
    readonly resources: Resources;
    readonly extraEnv: readonly { readonly name: string; readonly value: string }[];
    readonly extraVolumes: readonly {
      readonly name: string;
      readonly persistentVolumeClaim: { readonly claimName: string };
    }[];
    readonly extraVolumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  };
}
