import { expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const dump = (image: string, host = "db") => {
  const container = {
    name: "dump",
    image,
    command: ["sh", "-c", `pg_dump -h ${host} shop | aws s3 cp - s3://b/a`],
  };
  return object("batch/v1 CronJob", "backup", {
    spec: { jobTemplate: { spec: { template: { spec: { containers: [container] } } } } },
  });
};
const database = deployment("db", { image: "postgres:16.4-alpine" });
const find = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("dump-versions", [database, service("db"), ...objects]);

it("a database is dumped by its own version, or a later one", () => {
  expect(find(dump("postgres:16"))).toEqual([]);
  expect(find(dump("docker.io/library/postgres:17-alpine"))).toEqual([]);
  expect(find(dump("example.com/backup:1"))).toEqual([]);
});

it("a database is not dumped by an older version", () => {
  expect(find(dump("postgres:15", "db.shop.svc"))).toEqual([
    at(
      "dump-versions",
      dump("postgres:15", "db.shop.svc"),
      "pg_dump of version 15 refuses Deployment db, which is PostgreSQL 16: no backup is made",
      "use an image of PostgreSQL 16 or later in container dump",
    ),
  ]);
});
