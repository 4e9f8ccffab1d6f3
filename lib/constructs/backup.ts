import { JsonPatch } from "cdk8s";
import { hours } from "#lib/model/duration.ts";
import { fixedImage } from "#lib/model/image.ts";
import { composedName } from "#lib/model/name.ts";
import { byteQuantity, mebibytes, millicores } from "#lib/model/quantity.ts";
import type { Postgres } from "#lib/model/workload.ts";
import { addEnvironment } from "./config-map.ts";
import { containerOf } from "./container.ts";
import { addCronJob, JOB_TEMPLATE } from "./cron-job.ts";
import { need } from "./need.ts";
import { POSTGRES_USER } from "./postgres.ts";
import type { Scope } from "./scope.ts";
import { scratchMounts } from "./volumes.ts";

/** @see https://gallery.ecr.aws/aws-cli/aws-cli */
const AWS_CLI = fixedImage("aws-cli", "public.ecr.aws/aws-cli/aws-cli:2.27.50");

const cpu = millicores(50);
const memory = mebibytes(128, 256);

/** Name of the job that saves a database, and of its ServiceAccount, which Terraform gives access to the bucket. */
export function backupName(database: string): string {
  return composedName([database, "backup"], "workload");
}

/** Bucket of a cluster's backups: the contract with Terraform, which creates it. */
export function backupBucket({ cluster }: Scope): string {
  return composedName([cluster.name, "backups"], "bucket");
}

const DUMP = `set -eu
pg_dump --format=custom --file=/backup/dump
pg_restore --list /backup/dump >/dev/null`;

const UPLOAD = `set -eu
aws s3 cp /backup/dump "s3://$BUCKET/$PREFIX/$(date -u +%Y-%m-%dT%H-%M-%SZ).dump" --only-show-errors`;

/**
 * The place of the dump between its two containers: a volume of its own, as large as the database's, that exists
 * only while the job runs. The disk of a node would be too small for it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
function dumpVolume(scope: Scope, { name, storage }: Postgres) {
  return {
    name: "backup",
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

/**
 * Saves a database to S3: a dump that pg_restore can read, under the time it was made at. The bucket's lifecycle
 * removes old ones.
 *
 * @see https://www.postgresql.org/docs/current/app-pgdump.html
 */
export function addBackup(scope: Scope, postgres: Postgres): void {
  const { credentials, database, backup } = postgres;
  const name = backupName(postgres.name);
  const common = {
    workload: name,
    cpu,
    memory,
    user: POSTGRES_USER,
    mounts: scratchMounts(scope, name, ["/backup", "/tmp"]),
    configuration: addEnvironment(scope, name, {
      PGHOST: postgres.name,
      PGDATABASE: database,
      BUCKET: backupBucket(scope),
      PREFIX: `${scope.unit}/${postgres.name}`,
      AWS_REGION: scope.cluster.region,
      HOME: "/tmp",
    }),
  };
  const dump = containerOf(scope, {
    ...common,
    name: "dump",
    image: postgres.image,
    environment: { PGUSER: credentials.key("username"), PGPASSWORD: credentials.key("password") },
    command: ["sh", "-c", DUMP],
  });
  const upload = containerOf(scope, {
    ...common,
    name: "upload",
    image: AWS_CLI,
    environment: {},
    command: ["sh", "-c", UPLOAD],
  });
  const job = addCronJob(scope, {
    name,
    schedule: backup.schedule,
    deadline: hours(1),
    user: POSTGRES_USER,
    before: [{ container: dump, cpu, memory }],
    container: { container: upload, cpu, memory },
    ownsVolumes: true,
  });
  scope.amendments.amend(
    job,
    JsonPatch.replace(`${JOB_TEMPLATE}/spec/volumes/0`, dumpVolume(scope, postgres)),
  );
}
