import type { ContainerSecurity, Resources, Switch } from "../chart-values.ts";

/** Values of the chart reloader that we set. */
export interface ReloaderValues {
  readonly fullnameOverride: string;
  readonly reloader: {
    /** What is changed in a pod template to have its pods replaced: an annotation, or a variable. */
    readonly reloadStrategy: "annotations";
    readonly ignoreConfigMaps: boolean;
    /** Whether pods of Rollouts are replaced as well. */
    readonly isArgoRollouts: boolean;
    readonly ignoreJobs: boolean;
    readonly ignoreCronJobs: boolean;
    /** Whether the container gets a volume for temporary files. */
    readonly readOnlyRootFileSystem: true;
    readonly deployment: {
      readonly containerSecurityContext: ContainerSecurity;
      readonly resources: Resources;
    };
    readonly podMonitor: Switch;
  };
}
