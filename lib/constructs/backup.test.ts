import { describe, expect, it } from "vitest";
import { valueAt } from "#lib/checks/graph/fields.ts";
import { everyOffer, postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const application = rendered({ workloads: [postgresOf("postgres")] });
const job = application.object("CronJob", "postgres-backup");
const pod = valueAt(job, "spec", "jobTemplate", "spec", "template", "spec");

describe("backup", () => {
  it("runs when the definition says, for an hour at the most, and never twice at a time", () => {
    expect(job.spec).toMatchObject({
      schedule: "0 3 * * *",
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      jobTemplate: { spec: { activeDeadlineSeconds: 3600, backoffLimit: 2 } },
    });
  });

  it("uploads a dump only after pg_restore has read it", () => {
    expect(pod).toMatchObject({
      initContainers: [
        {
          name: "dump",
          image: "docker.io/library/postgres:15.18",
          command: [
            "sh",
            "-c",
            "set -eu\npg_dump --format=custom --file=/backup/dump\npg_restore --list /backup/dump >/dev/null",
          ],
        },
      ],
      containers: [
        {
          name: "upload",
          command: [
            "sh",
            "-c",
            'set -eu\naws s3 cp /backup/dump "s3://$BUCKET/$PREFIX/$(date -u +%Y-%m-%dT%H-%M-%SZ).dump" --only-show-errors',
          ],
        },
      ],
    });
  });

  it("writes to the cluster's bucket, below unit and database", () => {
    expect(application.object("ConfigMap", "postgres-backup").data).toEqual({
      AWS_REGION: "us-east-1",
      BUCKET: "production-backups",
      HOME: "/tmp",
      PGDATABASE: "shop",
      PGHOST: "postgres",
      PREFIX: "shop/postgres",
    });
  });

  it("gives the credentials of the database to the dump, and not to the upload", () => {
    const from = (key: string) => ({ valueFrom: { secretKeyRef: { name: "postgres-credentials", key } } });
    expect(pod).toHaveProperty("initContainers[0].env", [
      { name: "PGUSER", ...from("username") },
      { name: "PGPASSWORD", ...from("password") },
    ]);
    expect(pod).not.toHaveProperty("containers[0].env");
  });

  it("keeps the dump on a volume as large as the database's, which goes with the job", () => {
    expect(pod).toHaveProperty("volumes[0]", {
      name: "backup",
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "20Gi" } },
            storageClassName: "gp3-temporary",
          },
        },
      },
    });
    expect(pod).toMatchObject({
      initContainers: [{ volumeMounts: [{ name: "backup", mountPath: "/backup" }, { name: "tmp" }] }],
      containers: [{ volumeMounts: [{ name: "backup", mountPath: "/backup" }, { name: "tmp" }] }],
    });
  });

  it("runs under a ServiceAccount of its own, which alone may write to the bucket", () => {
    expect(pod).toHaveProperty("serviceAccountName", "postgres-backup");
    expect(application.names("ServiceAccount")).toEqual(["postgres", "postgres-backup"]);
  });

  it("refuses a database where no volume can hold its dump", () => {
    const { temporaryStorageClass: _, ...offers } = everyOffer;
    expect(rendered({ workloads: [postgresOf("postgres")] }, { offers }).problems).toEqual([
      "backup of postgres of shop needs a storage class of temporary volumes, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
