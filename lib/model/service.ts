import type { BucketRights } from "./bucket.ts";
import type { ConfigFile } from "./config-file.ts";
import { checkDelivery, type ProgressiveDelivery } from "./delivery.ts";
import { type Duration, minutes } from "./duration.ts";
import { checkEnvironment, type Environment } from "./environment.ts";
import { checkFiles, checkWritable } from "./filesystem.ts";
import type { Image } from "./image.ts";
import { type Metrics, metricsOf } from "./metrics.ts";
import { workloadName } from "./name.ts";
import { checkObjectives, type Objectives } from "./objective.ts";
import { checkPorts, type Ports } from "./port.ts";
import { type Probes, probeOf } from "./probe.ts";
import { refuse } from "./problem.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import { type Replicas, replicasOf } from "./replicas.ts";
import type { Architecture, Callable, Exporter, Service, ServiceNames } from "./workload.ts";

/**
 * User and group of containers whose definition names none. Above the ids that images use for their own
 * users, so that a file somebody else owns stays somebody else's.
 */
export const DEFAULT_USER = 10_001;

const MAX_USER = 2 ** 31 - 1;

/** What a definition says of a service; what is optional has its default here or in the constructs. */
export interface ServiceProps {
  readonly image: Image;
  /** The only port, named `http`; or all ports by name, the one that is meant by default first. */
  readonly port: number | Ports;
  /** A number, or a range: `between(2, 6).atCpu(70)`. */
  readonly replicas: number | Replicas;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly probes: Probes;
  readonly env?: Environment;
  /** Absolute path in the container to the file that is found there. */
  readonly files?: Readonly<Record<string, ConfigFile>>;
  /** @default - `/tmp` only: root file systems are read-only */
  readonly writable?: readonly string[];
  /** @default - 10001, whatever user the image names */
  readonly user?: number;
  /**
   * How a new version takes over, on clusters with Argo Rollouts: `canary([…])` or `blueGreen({ … })`.
   *
   * @default - pod after pod, as a Deployment does
   */
  readonly delivery?: ProgressiveDelivery;
  /** What it calls: the traffic is allowed on both sides. */
  readonly calls?: readonly Callable[];
  /** Buckets that it may use, and how: `[assets.readWrite]`. It gets a role of its own at AWS. */
  readonly uses?: readonly BucketRights[];
  /**
   * Path of its metrics on the first port, where they have the names of `express`; or `httpMetrics(path, names)`.
   * Dashboard and alerts follow. Without it nothing scrapes it.
   */
  readonly metrics?: string | Metrics;
  /** What tells its metrics beside it, where it cannot do so itself. */
  readonly exporter?: Exporter;
  /** @default - what every service is held to, see `Objectives` */
  readonly objectives?: Objectives;
  /**
   * Command of the image that migrates its database before a new version runs. It has to stand being run again.
   *
   * @default - no migration; its deadline is 10 minutes
   */
  readonly migration?: { readonly command: readonly string[]; readonly deadline?: Duration };
  /** @default - the workload's name for both */
  readonly names?: Partial<ServiceNames>;
  /** Labels by which its pods are found. @default - `app.kubernetes.io/name` with the workload's name */
  readonly selector?: Readonly<Record<string, string>>;
  /** @default - runs on nodes of any processor */
  readonly architecture?: Architecture;
  /** Whether it sends traces to the cluster's collector. @default - false */
  readonly traces?: boolean;
  /**
   * Whether it gives way: its pods may be stopped for others, and run on nodes that AWS may take back.
   *
   * @default - false
   */
  readonly interruptible?: boolean;
  /**
   * Whether pods get a token for the API server. The traffic to it is a relation like any other.
   *
   * @default - false: few workloads talk to the API server
   */
  readonly apiToken?: boolean;
}

function portsOf(given: number | Ports): Ports {
  return typeof given === "number" ? { http: given } : given;
}

/** Refuses root, and numbers that Kubernetes takes for no user. */
export function checkUser(user: number, name: string): void {
  if (!Number.isInteger(user) || user < 1 || user > MAX_USER) {
    refuse(`workload ${name} runs as user ${user}`, "give the number of a user other than root");
  }
}

/** The first port of a workload: the one that is meant where none is named. */
export function firstPort(ports: Ports): { name: string; number: number } {
  const [name, number] = Object.entries(ports)[0] ?? ["http", 0];
  return { name, number };
}

/**
 * A container that serves, as a Deployment with its Service, policies, budget and monitor:
 * `service("backend", { image: images.backend, port: 8000, … })`.
 */
export function service(name: string, props: ServiceProps): Service {
  workloadName(name);
  const {
    image,
    cpu,
    memory,
    env = {},
    files = {},
    writable = ["/tmp"],
    user = DEFAULT_USER,
    calls = [],
    objectives = {},
  } = props;
  const names: ServiceNames = { deployment: name, service: name, ...props.names };
  workloadName(names.deployment);
  workloadName(names.service);
  const ports = portsOf(props.port);
  if (Object.keys(ports).length === 0) refuse(`workload ${name} has no port`, "give the one it serves on");
  checkPorts(ports, name);
  checkEnvironment(env, name);
  checkFiles(files, name);
  checkWritable(writable, name);
  checkUser(user, name);
  if (props.migration?.command.length === 0) {
    refuse(`migration of workload ${name} has no command`, "give the one that it runs");
  }
  const replicas = replicasOf(props.replicas, name);
  if (props.delivery !== undefined) checkDelivery(props.delivery, replicas, name);
  checkObjectives(objectives, {
    name,
    hasMetrics: props.metrics !== undefined,
    isAutoscaled: replicas.min < replicas.max,
  });
  const { ready, live, start } = props.probes;
  const self: Service = {
    kind: "service",
    name,
    names,
    ...(props.selector === undefined ? {} : { selector: props.selector }),
    image,
    ports,
    replicas,
    cpu,
    memory,
    probes: {
      ready: probeOf(ready, name),
      live: probeOf(live, name),
      ...(start === undefined ? {} : { start: probeOf(start, name) }),
    },
    environment: env,
    files,
    writable,
    user,
    calls,
    uses: props.uses ?? [],
    ...(props.metrics === undefined ? {} : { metrics: metricsOf(props.metrics, name) }),
    ...(props.exporter === undefined ? {} : { exporter: props.exporter }),
    objectives,
    ...(props.delivery === undefined ? {} : { delivery: props.delivery }),
    ...(props.architecture === undefined ? {} : { architecture: props.architecture }),
    ...(props.migration === undefined ? {} : { migration: { deadline: minutes(10), ...props.migration } }),
    traces: props.traces ?? false,
    interruptible: props.interruptible ?? false,
    apiToken: props.apiToken ?? false,
    url: `http://${names.service}:${firstPort(ports).number}`,
    port(port) {
      if (!Object.hasOwn(ports, port)) {
        refuse(`workload ${name} has no port "${port}"`, `name one of ${Object.keys(ports).join(", ")}`);
      }
      return { kind: "workload-port", workload: self, port };
    },
  };
  return self;
}
