import type { ContainerSecurity, PodSecurity, Resources, Switch } from "../chart-values.ts";

/** Volume of a StatefulSet that the operator makes. */
export interface VolumeClaim {
  readonly volumeClaimTemplate: {
    readonly spec: {
      readonly storageClassName: string;
      readonly accessModes: readonly ["ReadWriteOnce"];
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  };
}

/** The Prometheus resource, in the operator's words. */
export interface PrometheusSpec {
  readonly retention: string;
  /** Old blocks go before the volume is full. */
  readonly retentionSize: string;
  readonly resources: Resources;
  readonly storageSpec: VolumeClaim;
  readonly serviceMonitorSelectorNilUsesHelmValues: false;
  readonly podMonitorSelectorNilUsesHelmValues: false;
  readonly ruleSelectorNilUsesHelmValues: false;
  readonly probeSelectorNilUsesHelmValues: false;
  readonly scrapeConfigSelectorNilUsesHelmValues: false;
}

export interface Grafana {
  /** Secret with the keys `admin-user` and `admin-password`. */
  readonly admin: { readonly existingSecret: string };
  /** Sections of the file grafana.ini. */
  readonly "grafana.ini": Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
  readonly resources: Resources;
  readonly sidecar: {
    /** Of each of the two sidecars. */
    readonly resources: Resources;
    readonly dashboards: { readonly label: string; readonly labelValue: string };
  };
  readonly serviceMonitor: Switch & { readonly path: string };
  /** Pod that `helm test` runs. */
  readonly testFramework: Switch;
}

/** Somebody whom alerts reach, or nobody. */
export interface Receiver {
  readonly name: string;
  readonly webhook_configs?: readonly {
    /** File with the address, which is a secret. */
    readonly url_file: string;
    readonly send_resolved: boolean;
  }[];
}

/** Alertmanager with its configuration, in its own words. Times are written as Go's durations, `10m`. */
export interface Alertmanager extends Switch {
  readonly config: {
    readonly route: {
      readonly receiver: string;
      readonly group_by: readonly string[];
      readonly group_wait: string;
      readonly group_interval: string;
      readonly repeat_interval: string;
      readonly routes: readonly {
        readonly receiver: string;
        readonly matchers: readonly string[];
        readonly repeat_interval?: string;
      }[];
    };
    readonly inhibit_rules: readonly {
      readonly source_matchers: readonly string[];
      readonly target_matchers: readonly string[];
      readonly equal: readonly string[];
    }[];
    readonly receivers: readonly Receiver[];
  };
  readonly alertmanagerSpec: {
    /** Secrets that are mounted, each in a folder of its name. */
    readonly secrets: readonly string[];
    readonly resources: Resources;
  };
}

/** Values of the chart kube-prometheus-stack that we set. */
export interface KubePrometheusStackValues {
  readonly crds: Switch;
  readonly kubeApiServer: Switch;
  readonly kubeControllerManager: Switch;
  readonly kubeEtcd: Switch;
  readonly kubeProxy: Switch;
  readonly kubeScheduler: Switch;
  readonly kubelet: { readonly serviceMonitor: { readonly cAdvisorInterval: string } };
  readonly prometheusOperator: {
    readonly admissionWebhooks: Switch;
    readonly tls: Switch;
    readonly resources: Resources;
    /** Sidecar of Prometheus and Alertmanager. */
    readonly prometheusConfigReloader: { readonly resources: Resources };
  };
  readonly prometheus: { readonly prometheusSpec: PrometheusSpec };
  readonly alertmanager: Alertmanager;
  readonly grafana: Grafana;
  readonly "kube-state-metrics": { readonly resources: Resources };
  readonly nodeExporter: Switch & {
    readonly operatingSystems: { readonly aix: Switch; readonly darwin: Switch };
  };
  readonly "prometheus-node-exporter": {
    readonly resources: Resources;
    /** Of the pod. */
    readonly securityContext: Pick<PodSecurity, "seccompProfile">;
    readonly containerSecurityContext: ContainerSecurity;
  };
}
