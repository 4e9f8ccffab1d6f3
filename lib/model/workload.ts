import type { BucketRights } from "./bucket.ts";
import type { ConfigFile } from "./config-file.ts";
import type { ProgressiveDelivery } from "./delivery.ts";
import type { Duration } from "./duration.ts";
import type { Environment } from "./environment.ts";
import type { External } from "./external.ts";
import type { Image } from "./image.ts";
import type { ManagedServer } from "./managed.ts";
import type { Metrics } from "./metrics.ts";
import type { Objectives } from "./objective.ts";
import type { Ports } from "./port.ts";
import type { Probe } from "./probe.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import type { Replicas } from "./replicas.ts";
import type { Schedule } from "./schedule.ts";
import type { Secret, SecretKey } from "./secret.ts";

/** Processors of nodes, as Kubernetes names them. */
export type Architecture = "amd64" | "arm64";

/** Names of the objects of a service: those of systems that are older than this repository. */
export interface ServiceNames {
  readonly deployment: string;
  readonly service: string;
}

/** A container that serves: a Deployment with its Service. */
export interface Service {
  readonly kind: "service";
  /** Name of the workload and its container, and of every object that has no other. */
  readonly name: string;
  readonly names: ServiceNames;
  /** Labels by which its pods are found; absent where the workload's name does. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly image: Image;
  readonly ports: Ports;
  readonly replicas: Replicas;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly probes: { readonly ready: Probe; readonly live: Probe; readonly start?: Probe };
  readonly environment: Environment;
  /** Absolute path in the container to the file that is found there. */
  readonly files: Readonly<Record<string, ConfigFile>>;
  /** Paths that the container writes to; everything else is read-only. */
  readonly writable: readonly string[];
  /** Numeric user that the container runs as. */
  readonly user: number;
  readonly calls: readonly Callable[];
  /** Buckets that its ServiceAccount has rights to. */
  readonly uses: readonly BucketRights[];
  /** Its metrics, served on the first port. */
  readonly metrics?: Metrics;
  /** Tells its metrics where it cannot do so itself. */
  readonly exporter?: Exporter;
  /** What it promises; what is absent has its default where alerts are derived. */
  readonly objectives: Objectives;
  /** How a new version takes over; absent where pod after pod is replaced. */
  readonly delivery?: ProgressiveDelivery;
  /** What brings the database to the version that the image expects. */
  readonly migration?: Migration;
  /** Processor that the image is built for, where it is built for one only. */
  readonly architecture?: Architecture;
  /** Whether it sends traces to the cluster's collector. */
  readonly traces: boolean;
  /** Whether its pods may be stopped for others, and run on nodes that AWS may take back. */
  readonly interruptible: boolean;
  /** Whether pods get a token for the API server. */
  readonly apiToken: boolean;
  /** In-cluster URL of the first port, for workloads of the same application. */
  readonly url: string;
  /** One port of it, for relations that mean another than the first. */
  port(name: string): WorkloadPort;
}

/** A container in the pods of a service that asks it for its state and tells it as metrics. */
export interface Exporter {
  readonly image: Image;
  readonly args: readonly string[];
  readonly port: number;
  /** Path of the metrics. */
  readonly path: string;
  readonly cpu: Cpu;
  readonly memory: Bytes;
}

/** A command of a service's own image that runs before a new version of it does. */
export interface Migration {
  readonly command: readonly string[];
  /** A migration that takes longer is stopped and counts as failed. */
  readonly deadline: Duration;
}

/** PostgreSQL in the cluster: one server with one volume. */
export interface Postgres {
  readonly kind: "postgres";
  readonly name: string;
  readonly image: Image;
  readonly database: string;
  readonly storage: Bytes;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly backup: Backup;
  readonly credentials: Secret<"username" | "password" | "url">;
  /** Connection URL with user and password. */
  readonly url: SecretKey;
}

/** Redis in the cluster: one server with one volume, whose content may be lost. */
export interface Redis {
  readonly kind: "redis";
  readonly name: string;
  readonly image: Image;
  readonly storage: Bytes;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  /** Absent where it is not saved: what a cache holds can be made again. */
  readonly backup?: Backup;
  readonly credentials: Secret<"password" | "url">;
  /** Connection URL with the password. */
  readonly url: SecretKey;
}

/** A container that runs at certain times: a CronJob. */
export interface ScheduledJob {
  readonly kind: "scheduled-job";
  readonly name: string;
  readonly image: Image;
  readonly schedule: Schedule;
  readonly command: readonly string[];
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly environment: Environment;
  readonly files: Readonly<Record<string, ConfigFile>>;
  readonly writable: readonly string[];
  readonly user: number;
  readonly calls: readonly Callable[];
  /** Buckets that its ServiceAccount has rights to. */
  readonly uses: readonly BucketRights[];
  /** A run that takes longer is stopped and counts as failed. */
  readonly deadline: Duration;
}

/** When a server is saved, and for how long a copy is kept. */
export interface Backup {
  readonly schedule: Schedule;
  readonly keep: Duration;
}

/** Anything that runs in the cluster on behalf of an application. */
export type Workload = Service | Postgres | Redis | ScheduledJob;

/** Servers with a volume of data. */
export type DataStore = Postgres | Redis;

/** Workloads that others can call. */
export type Server = Service | DataStore;

/** One port of a service. */
export interface WorkloadPort {
  readonly kind: "workload-port";
  readonly workload: Service;
  readonly port: string;
}

/** A workload of another application on the same cluster, by name. */
export interface RemoteWorkload {
  readonly kind: "remote-workload";
  readonly application: string;
  readonly workload: string;
}

/** What a workload may call: traffic to it is allowed on both sides, all other traffic is denied. */
export type Callable = Server | WorkloadPort | RemoteWorkload | ManagedServer | External;

/**
 * A workload of another application: `workloadOf("shop", "backend")`. Rendering refuses it where
 * that application, or that workload, is not on the same cluster.
 */
export function workloadOf(application: string, workload: string): RemoteWorkload {
  return { kind: "remote-workload", application, workload };
}
