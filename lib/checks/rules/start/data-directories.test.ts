import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "data-directories";
const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
const claim = (storageClassName: string) =>
  object("PersistentVolumeClaim", "data", { spec: { storageClassName } });
const server = (image: string, mountPath: string, more: Readonly<Record<string, Value>> = {}) =>
  deployment("server", { image, volumeMounts: [{ name: "data", mountPath }], ...more }, { volumes });
const pgdata = (value: string) => ({ env: [{ name: "PGDATA", value }] });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf(rule, [claim("gp3"), ...objects]);

describe("data directories", () => {
  it.each([
    server("postgres:16.4", "/var/lib/postgresql/data", pgdata("/var/lib/postgresql/data/pgdata")),
    server("postgres:18.1", "/var/lib/postgresql"),
    server("redis:7.4.1", "/data"),
    server("redis:7.4.1", "/elsewhere", { args: ["/etc/redis.conf"] }),
    server("prom/prometheus:v3.1.0", "/tsdb", { args: ["--storage.tsdb.path=/tsdb"] }),
    server("postgres:16.4", "/dumps", { command: ["pg_dump"] }),
    deployment("server", { image: "postgres:16.4" }),
  ])("are on the claimed volume", (good) => {
    expect(find(good)).toEqual([]);
  });

  it.each([
    ["postgres:16.4", "/var/lib/postgres", "/var/lib/postgresql/data"],
    ["postgres:18.1", "/var/lib/postgresql/data", "/var/lib/postgresql/18/docker"],
    ["mysql:8.4.3", "/var/lib/postgresql", "/var/lib/mysql"],
    ["redis:7.4.1", "/var/lib/redis", "/data"],
  ])("of %s are not beside %s", (image, mountPath, path) => {
    const wrong = server(image, mountPath);
    expect(find(wrong)).toEqual([
      at(
        rule,
        wrong,
        `${image} keeps its data in ${path}, but the claimed volume is mounted at ${mountPath}: the data is gone with the pod`,
        `mount the claim at ${path}, or move the data under it`,
      ),
    ]);
  });

  it("are where a mounted configuration puts them", () => {
    const one = (mountPath: string) =>
      deployment(
        "server",
        {
          image: "redis:7.4.1",
          command: ["redis-server", "/etc/redis/redis.conf"],
          volumeMounts: [
            { name: "data", mountPath },
            { name: "config", mountPath: "/etc/redis" },
          ],
        },
        { volumes: [...volumes, { name: "config", configMap: { name: "redis" } }] },
      );
    const config = object("ConfigMap", "redis", { data: { "redis.conf": "appendonly yes\ndir /data\n" } });
    expect(find(config, one("/data"))).toEqual([]);
    expect(find(config, one("/var/lib/redis"))).toHaveLength(1);
  });

  it("are not beside the volume because a variable of a ConfigMap says so", () => {
    const config = object("ConfigMap", "database", { data: { PGDATA: "/data" } });
    const envFrom = [{ configMapRef: { name: "database" } }];
    expect(find(config, server("postgres:16.4", "/var/lib/postgresql", { envFrom }))).toHaveLength(1);
    expect(find(config, server("postgres:16.4", "/data", { envFrom }))).toHaveLength(1);
    expect(find(config, server("postgres:16.4", "/data", { envFrom, ...pgdata("/data/pgdata") }))).toEqual(
      [],
    );
  });

  it("of PostgreSQL are no root of a disk", () => {
    const path = "/var/lib/postgresql/data";
    const wrong = server("postgres:16.4", path);
    const message = `PGDATA of postgres:16.4 is ${path}, the root of volume data: a new disk has lost+found there, and initdb refuses a folder that is not empty`;
    const fix = `set PGDATA to ${path}/pgdata, or mount a subPath of the volume`;
    expect(find(wrong)).toEqual([at(rule, wrong, message, fix)]);
    expect(findingsOf(rule, [claim("custom"), wrong])).toEqual([at(rule, wrong, message, fix, "warning")]);
    const xfs = object("storage.k8s.io/v1 StorageClass", "custom", {
      provisioner: "ebs.csi.aws.com",
      parameters: { "csi.storage.k8s.io/fstype": "xfs" },
    });
    expect(findingsOf(rule, [claim("custom"), xfs, wrong])).toEqual([]);
  });
});
