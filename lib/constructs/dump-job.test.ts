import { describe, expect, it } from "vitest";
import { valueAt } from "#lib/checks/graph/fields.ts";
import { days } from "#lib/model/duration.ts";
import { mebibytes } from "#lib/model/quantity.ts";
import { at } from "#lib/model/schedule.ts";
import { everyOffer, postgresOf, redisOf, rendered } from "#lib/render/rendered.fixture.ts";

const backup = { daily: at("03:30"), keep: days(7) };
const cache = redisOf("redis", { backup, memory: mebibytes(170, 340) });
const application = rendered({ workloads: [postgresOf("postgres"), cache] });

const servers = [
  {
    server: "postgres",
    storage: "20Gi",
    memory: "256Mi",
    environment: { PGDATABASE: "shop", PGHOST: "postgres" },
    credentials: { PGUSER: "username", PGPASSWORD: "password" },
  },
  {
    server: "redis",
    storage: "1Gi",
    memory: "340Mi",
    environment: { REDIS_HOST: "redis", REDIS_PORT: "6379" },
    credentials: { REDISCLI_AUTH: "password" },
  },
];
const jobs = [
  { job: "backup", steps: ["dump", "upload"], tools: "initContainers", bucket: "containers" },
  { job: "restore", steps: ["fetch", "restore"], tools: "containers", bucket: "initContainers" },
];
const cases = servers.flatMap((server) =>
  jobs.map((job) => ({ name: `${server.server}-${job.job}`, ...server, ...job })),
);

describe.each(cases)("$name", ({ name, server, steps, tools, bucket, ...expected }) => {
  const pod = valueAt(application.object("CronJob", name), "spec", "jobTemplate", "spec", "template", "spec");

  it("takes one step after the other", () =>
    expect(pod).toMatchObject({
      initContainers: [{ name: steps[0], command: ["sh", "-c", expect.any(String)] }],
      containers: [{ name: steps[1], command: ["sh", "-c", expect.any(String)] }],
    }));

  it("knows the server, the cluster's bucket, and its place there below unit and server", () =>
    expect(application.object("ConfigMap", name).data).toEqual({
      AWS_REGION: "us-east-1",
      BUCKET: "production-backups",
      DUMP_FOLDER: "/dump",
      HOME: "/tmp",
      PREFIX: `shop/${server}`,
      ...expected.environment,
    }));

  it("has the tools of the server's own version, and the memory that they need", () => {
    const set = application.object("StatefulSet", server);
    const image = valueAt(set, "spec", "template", "spec", "containers", 0, "image");
    expect(valueAt(pod, tools, 0)).toMatchObject({
      image,
      resources: { limits: { memory: expected.memory } },
    });
    expect(valueAt(pod, bucket, 0)).toMatchObject({ resources: { limits: { memory: "256Mi" } } });
  });

  it("gives the credentials of the server to the step that needs them alone", () => {
    const secret = `${server}-credentials`;
    const from = Object.entries(expected.credentials).map(([variable, key]) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: secret, key } },
    }));
    expect(valueAt(pod, tools, 0, "env")).toEqual(from);
    expect(valueAt(pod, bucket, 0, "env")).toBeUndefined();
  });

  it("keeps the dump on a volume as large as the server's, which goes with the job", () => {
    expect(pod).toHaveProperty("volumes[0]", {
      name: "dump",
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: expected.storage } },
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

it.each([postgresOf("postgres"), cache])("$name is refused where no volume can hold its dump", (server) => {
  const { temporaryStorageClass: _, ...offers } = everyOffer;
  const { problems } = rendered({ workloads: [server] }, { offers });
  expect([...new Set(problems)]).toEqual([
    `backup of ${server.name} of shop needs a storage class of temporary volumes, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out`,
  ]);
});
