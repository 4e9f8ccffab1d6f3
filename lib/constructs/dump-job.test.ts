import { describe, expect, it } from "vitest";
import { valueAt } from "#lib/checks/graph/fields.ts";
import { everyOffer, postgresOf, rendered } from "#lib/render/rendered.fixture.ts";

const application = rendered({ workloads: [postgresOf("postgres")] });

describe.each([
  { name: "postgres-backup", steps: ["dump", "upload"], database: "initContainers", bucket: "containers" },
  { name: "postgres-restore", steps: ["fetch", "restore"], database: "containers", bucket: "initContainers" },
])("$name", ({ name, steps, database, bucket }) => {
  const pod = valueAt(application.object("CronJob", name), "spec", "jobTemplate", "spec", "template", "spec");

  it("takes one step after the other", () =>
    expect(pod).toMatchObject({
      initContainers: [{ name: steps[0], command: ["sh", "-c", expect.any(String)] }],
      containers: [{ name: steps[1], command: ["sh", "-c", expect.any(String)] }],
    }));

  it("knows the cluster's bucket, and its place there below unit and database", () =>
    expect(application.object("ConfigMap", name).data).toEqual({
      AWS_REGION: "us-east-1",
      BUCKET: "production-backups",
      DUMP_FOLDER: "/dump",
      HOME: "/tmp",
      PGDATABASE: "shop",
      PGHOST: "postgres",
      PREFIX: "shop/postgres",
    }));

  it("has the tools of the server's own version", () => {
    const server = application.object("StatefulSet", "postgres");
    const image = valueAt(server, "spec", "template", "spec", "containers", 0, "image");
    expect(valueAt(pod, database, 0, "image")).toBe(image);
  });

  it("gives the credentials of the database to the step that needs them alone", () => {
    const from = (key: string) => ({ valueFrom: { secretKeyRef: { name: "postgres-credentials", key } } });
    expect(valueAt(pod, database, 0, "env")).toEqual([
      { name: "PGUSER", ...from("username") },
      { name: "PGPASSWORD", ...from("password") },
    ]);
    expect(valueAt(pod, bucket, 0, "env")).toBeUndefined();
  });

  it("keeps the dump on a volume as large as the database's, which goes with the job", () => {
    expect(pod).toHaveProperty("volumes[0]", {
      name: "dump",
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
    const volumeMounts = [{ name: "dump", mountPath: "/dump" }, { name: "tmp" }];
    expect(pod).toMatchObject({ initContainers: [{ volumeMounts }], containers: [{ volumeMounts }] });
  });

  it("runs under a ServiceAccount of its own, so that each may do with the bucket what it must", () => {
    expect(pod).toHaveProperty("serviceAccountName", name);
    expect(application.names("ServiceAccount")).toContain(name);
  });
});

it("a database is refused where no volume can hold its dump", () => {
  const { temporaryStorageClass: _, ...offers } = everyOffer;
  const { problems } = rendered({ workloads: [postgresOf("postgres")] }, { offers });
  expect([...new Set(problems)]).toEqual([
    "backup of postgres of shop needs a storage class of temporary volumes, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
  ]);
});
