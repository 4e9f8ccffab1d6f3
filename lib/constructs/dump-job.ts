import { JsonPatch } from "cdk8s";
import type { CronJob } from "cdk8s-plus-28";
import { configFile } from "#lib/model/config-file.ts";
import type { Duration } from "#lib/model/duration.ts";
import { fixedImage } from "#lib/model/image.ts";
import { composedName } from "#lib/model/name.ts";
import { byteQuantity, mebibytes, millicores } from "#lib/model/quantity.ts";
import type { Schedule } from "#lib/model/schedule.ts";
import type { DataStore } from "#lib/model/workload.ts";
import { addEnvironment, type Configuration } from "./config-map.ts";
import { containerOf } from "./container.ts";
import { addCronJob, JOB_TEMPLATE, type JobContainer } from "./cron-job.ts";
import { type DumpTools, dumpToolsOf } from "./dump-tools.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";
import { scratchMounts } from "./volumes.ts";

/** @see https://gallery.ecr.aws/aws-cli/aws-cli */
const AWS_CLI = fixedImage("aws-cli", "public.ecr.aws/aws-cli/aws-cli:2.27.50");

const FOLDER = "/dump";

const cpu = millicores(50);
const bucketMemory = mebibytes(128, 256);

/** One of the two steps of a job that carries a dump between a server and its bucket. */
export interface DumpStep {
  readonly name: string;
  /** What it talks to: the server, with its credentials and the tools of its version, or the bucket. */
  readonly with: "server" | "bucket";
  /** Script for `sh`. */
  readonly script: string;
}

/** A job that carries a dump: the first step leaves it in `$DUMP_FOLDER/dump`, the second takes it from there. */
export interface DumpJob {
  readonly name: string;
  readonly schedule: Schedule;
  readonly deadline: Duration;
  /** Whether a run gives way to other pods, and begins again later. */
  readonly interruptible: boolean;
  readonly first: DumpStep;
  readonly second: DumpStep;
}

/** A script of the folder of its name: what it talks to. */
export function scriptOf(folder: DataStore["kind"] | "bucket", name: string): string {
  return configFile(`${folder}/${name}.sh`, import.meta.url).content.trimEnd();
}

/** Bucket of a cluster's backups: the contract with Terraform, which creates it. */
export function backupBucket({ cluster }: Pick<Scope, "cluster">): string {
  return composedName([cluster.name, "backups"], "bucket");
}

/** Where in the bucket the dumps of a server lie, without the slash at the end. */
export function backupPrefix({ unit }: Pick<Scope, "unit">, { name }: DataStore): string {
  return `${unit}/${name}`;
}

/**
 * The place of the dump between its two containers: a volume of its own, as large as the server's, that exists
 * only while the job runs. The disk of a node would be too small for it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
function dumpVolume(scope: Scope, { name, storage }: DataStore) {
  return {
    name: "dump",
    ephemeral: {
      volumeClaimTemplate: {
        spec: {
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: byteQuantity(storage.request) } },
          storageClassName: need(scope, "temporaryStorageClass", `backup of ${name}`),
        },
      },
    },
  };
}

function configurationOf(
  scope: Scope,
  job: string,
  store: DataStore,
  { environment }: DumpTools,
): Configuration | undefined {
  return addEnvironment(scope, job, {
    ...environment,
    BUCKET: backupBucket(scope),
    PREFIX: backupPrefix(scope, store),
    DUMP_FOLDER: FOLDER,
    AWS_REGION: scope.cluster.region,
    HOME: "/tmp",
  });
}

/** A CronJob of two steps that share a volume. Refuses a cluster where no add-on offers temporary volumes. */
export function addDumpJob(scope: Scope, store: DataStore, job: DumpJob): CronJob {
  const { name, schedule, deadline, interruptible } = job;
  const tools = dumpToolsOf(store);
  const { user } = tools;
  const mounts = scratchMounts(scope, name, [FOLDER, "/tmp"]);
  const configuration = configurationOf(scope, name, store, tools);
  const containerFor = (step: DumpStep): JobContainer => {
    const { image, memory, environment } =
      step.with === "server"
        ? { ...tools, image: store.image }
        : { image: AWS_CLI, memory: bucketMemory, environment: {} };
    const command = ["sh", "-c", step.script];
    const parts = { image, cpu, memory, user, environment, configuration, mounts, command };
    return { container: containerOf(scope, { workload: name, name: step.name, ...parts }), cpu, memory };
  };
  const cronJob = addCronJob(scope, {
    name,
    schedule,
    deadline,
    user,
    before: [containerFor(job.first)],
    container: containerFor(job.second),
    ownsVolumes: true,
    interruptible,
  });
  scope.amendments.amend(
    cronJob,
    JsonPatch.replace(`${JOB_TEMPLATE}/spec/volumes/0`, dumpVolume(scope, store)),
  );
  return cronJob;
}
