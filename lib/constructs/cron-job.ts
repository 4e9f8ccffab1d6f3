import { Cron, Duration } from "cdk8s";
import { ConcurrencyPolicy, type ContainerProps, CronJob, RestartPolicy } from "cdk8s-plus-28";
import type { Duration as Span } from "#lib/model/duration.ts";
import type { Bytes, Cpu } from "#lib/model/quantity.ts";
import type { Schedule } from "#lib/model/schedule.ts";
import type { ScheduledJob } from "#lib/model/workload.ts";
import { addEnvironment, addFiles } from "./config-map.ts";
import { containerOf } from "./container.ts";
import { addInterruptible } from "./interruptible.ts";
import { labelsOf } from "./labels.ts";
import { onlyWhatIsAsked, podProps, resources } from "./pod.ts";
import type { Scope } from "./scope.ts";
import { addServiceAccount } from "./service-account.ts";
import { mountsOf } from "./volumes.ts";

/** JSON pointer to the pod template of a CronJob. */
export const JOB_TEMPLATE = "/spec/jobTemplate/spec/template";

/** A run that could not start in time, because the cluster was busy or down, is made up for this long. */
const STARTING_SECONDS = 3600;

const RETRIES = 2;

/** A container of a job with what it may take. */
export interface JobContainer {
  readonly container: ContainerProps;
  readonly cpu: Cpu;
  readonly memory: Bytes;
}

/** What scheduled jobs of every kind have in common. */
export interface CronJobParts {
  readonly name: string;
  readonly schedule: Schedule;
  readonly deadline: Span;
  readonly user: number;
  /** Run one after the other before the container. */
  readonly before?: readonly JobContainer[];
  readonly container: JobContainer;
  /** Whether its volumes are made writable for its user. */
  readonly ownsVolumes?: boolean;
  /** Whether a run gives way to other pods, and begins again later. */
  readonly interruptible: boolean;
}

function cronOf({ cron }: Schedule): Cron {
  const [minute = "*", hour = "*", day = "*", month = "*", weekDay = "*"] = cron.split(" ");
  return Cron.schedule({ minute, hour, day, month, weekDay });
}

/**
 * Lets runs give way to other pods. One that was stopped for another pod begins again, and does not count as one
 * that failed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
function addInterruption(scope: Scope, job: CronJob): void {
  addInterruptible(scope, job, JOB_TEMPLATE);
  scope.amendments.put(job, "/spec/jobTemplate/spec/podFailurePolicy", {
    rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
  });
}

/**
 * A CronJob whose runs never overlap, in UTC whatever the cluster's zone.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function addCronJob(scope: Scope, parts: CronJobParts): CronJob {
  const { name, before = [], container, ownsVolumes = false } = parts;
  const serviceAccount = addServiceAccount(scope, name, false);
  const job = new CronJob(scope.chart, `CronJob-${name}`, {
    metadata: { name, namespace: scope.namespace, labels: labelsOf(scope, name) },
    ...podProps(scope, {
      workload: { name },
      user: parts.user,
      serviceAccount,
      apiToken: false,
      annotations: {},
      ports: [],
      restart: RestartPolicy.NEVER,
      ownsVolumes,
    }),
    schedule: cronOf(parts.schedule),
    timeZone: "Etc/UTC",
    concurrencyPolicy: ConcurrencyPolicy.FORBID,
    startingDeadline: Duration.seconds(STARTING_SECONDS),
    suspend: false,
    successfulJobsRetained: 1,
    failedJobsRetained: 3,
    activeDeadline: Duration.seconds(parts.deadline.seconds),
    backoffLimit: RETRIES,
    initContainers: before.map((one) => one.container),
    containers: [container.container],
  });
  onlyWhatIsAsked(scope, job, { template: JOB_TEMPLATE, ownsVolumes });
  if (parts.interruptible) addInterruption(scope, job);
  scope.amendments.put(
    job,
    `${JOB_TEMPLATE}/spec/containers/0/resources`,
    resources(container.cpu, container.memory),
  );
  for (const [index, { cpu, memory }] of before.entries()) {
    scope.amendments.put(
      job,
      `${JOB_TEMPLATE}/spec/initContainers/${index}/resources`,
      resources(cpu, memory),
    );
  }
  return job;
}

/** The CronJob of a scheduled job, with its ServiceAccount and ConfigMaps. */
export function addScheduledJob(scope: Scope, job: ScheduledJob): void {
  const { name, cpu, memory } = job;
  const configuration = addEnvironment(scope, name, job.environment);
  const container = containerOf(scope, {
    ...job,
    workload: name,
    configuration,
    mounts: mountsOf(scope, job, addFiles(scope, name, job.files)),
  });
  addCronJob(scope, { ...job, container: { container, cpu, memory }, interruptible: true });
}
