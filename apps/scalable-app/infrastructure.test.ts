import { describe, expect, it } from "vitest";
import dev from "#infra/clusters/scalable-app-dev/cluster.ts";
import { renderedInfrastructure, renderedUnit } from "#test/rendered.ts";
import { scalableApp } from "./index.ts";

const stages = {
  dev: await renderedInfrastructure("scalable-app-dev"),
  prod: await renderedInfrastructure("scalable-app-prod"),
};

describe.each(Object.entries(stages))("%s", (stage, { buckets, databases, secrets, caches }) => {
  const database = databases[`scalable-app-${stage}`];

  it("SC3 has PostgreSQL 15 with 7 days of backups, and no replica", () => {
    expect(database).toMatchObject({
      engine: "postgres",
      version: "15",
      backup_days: 7,
      read_replica: false,
    });
    expect(Object.keys(databases)).toHaveLength(1);
  });

  it("SC4 has no other Redis than the one in the cluster", () => {
    expect(caches).toEqual({});
  });

  it("SC5 takes the 100 connections of 20 backends", () => {
    expect(database?.max_connections).toBe(110);
  });

  it("SC13 has its credentials where the backend's Secret reads them", async () => {
    const unit = await renderedUnit(`scalable-app-${stage}`, "scalable-app");
    const external = unit.object("ExternalSecret", `scalable-app-${stage}-credentials`);
    expect(external.spec).toMatchObject({
      data: [{ secretKey: "url", remoteRef: { key: database?.secret, property: "url" } }],
    });
    expect(secrets[`scalable-app-${stage}/scalable-app/backend-secrets`]).toEqual({
      generated: ["jwt-secret"],
      filled: [],
    });
  });

  it("SC16 has an S3 bucket with a lifecycle: the copies of Redis, for 7 days", () => {
    expect(buckets).toEqual({
      [`scalable-app-${stage}-backups`]: {
        versioned: true,
        lifecycle: [{ prefix: "scalable-app/redis/", infrequent_access_days: null, expiration_days: 7 }],
        old_version_days: 7,
      },
    });
  });
});

describe("the stages", () => {
  it("SC3 dev has db.t3.micro with 20 GB in one zone, prod db.t3.small with 100 GB Multi-AZ", () => {
    const facts = ({ databases }: typeof stages.dev) => Object.values(databases)[0];
    expect(facts(stages.dev)).toMatchObject({ class: "db.t3.micro", storage: 20, multi_az: false });
    expect(facts(stages.prod)).toMatchObject({ class: "db.t3.small", storage: 100, multi_az: true });
  });

  it("SC3 can have a read replica, which is off", () => {
    const { managed = [] } = scalableApp({ sharedRateLimits: false, databaseReplica: true }).contents(dev);
    expect(managed).toMatchObject([{ name: "scalable-app-dev", readReplica: true }]);
  });

  it("share the repositories of their images, which dev makes", () => {
    expect(Object.keys(stages.dev.repositories)).toEqual([
      "scalable-app-api-gateway",
      "scalable-app-backend",
      "scalable-app-frontend",
    ]);
    expect(stages.prod.repositories).toEqual({});
  });
});
