import type { InstalledChart } from "./chart.ts";
import type { Postgres, Redis } from "./workload.ts";

/** Pods of one kind, wherever they run in the cluster: the other end of allowed traffic. */
export interface Peer {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What an add-on does for the other units of its cluster. A definition asks for what it needs (`metrics`, a
 * secret, a host) and never for an add-on by name.
 */
export interface Offers {
  /** ClusterSecretStore through which ExternalSecrets read AWS Secrets Manager. */
  readonly secretStore?: string;
  /** Pods that scrape metrics; ServiceMonitors and PrometheusRules are read. */
  readonly scraper?: Peer;
  /** Label by which ConfigMaps with dashboards are found. */
  readonly dashboardLabel?: Readonly<Record<string, string>>;
  /** Pods of the NGINX Ingress Controller. */
  readonly nginx?: Peer & { readonly ingressClass: string };
  /** IngressClass of the AWS Load Balancer Controller. */
  readonly alb?: { readonly ingressClass: string };
  /** ClusterIssuers of cert-manager. */
  readonly issuers?: readonly string[];
  /** StorageClass of volumes that hold data: the disk stays when the claim goes. */
  readonly storageClass?: string;
  /** StorageClass of volumes that only a running job needs: the disk goes with the claim. */
  readonly temporaryStorageClass?: string;
  /** Chart that exports the metrics of a database in the cluster, installed beside it. */
  readonly postgresExporter?: (database: Postgres, namespace: string) => InstalledChart;
  /** Chart that exports the metrics of a cache in the cluster, installed beside it. */
  readonly redisExporter?: (cache: Redis, namespace: string) => InstalledChart;
  /** Pods that take traces over OTLP, and the URL at which they take them over HTTP. */
  readonly traces?: Peer & { readonly endpoint: string; readonly port: number };
  /** Annotations of a workload whose pods are replaced when a Secret that they read changes. */
  readonly reloading?: Readonly<Record<string, string>>;
  /** Whether VerticalPodAutoscalers are read, which recommend requests from what pods use. */
  readonly verticalRecommendations?: true;
  /** PriorityClass of work that gives way to all other work. */
  readonly interruptible?: { readonly priorityClass: string };
  /** Whether a controller runs Rollouts: new versions that take traffic step by step. */
  readonly progressiveDelivery?: true;
}
