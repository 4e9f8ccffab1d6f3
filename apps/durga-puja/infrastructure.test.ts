import { describe, expect, it } from "vitest";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { collectProblems } from "#lib/model/problem.ts";
import { renderedInfrastructure, renderedUnit } from "#test/rendered.ts";
import { durgaPujaOn } from "./index.ts";

const { buckets, caches, databases, identities, secrets } = await renderedInfrastructure("durga-puja-eks");
const unit = await renderedUnit("durga-puja-eks", "durga-puja");

it("DP10 PostgreSQL is durga-puja-db, as the document sizes it", () => {
  expect(databases).toEqual({
    "durga-puja-db": {
      engine: "postgres",
      version: "15",
      class: "db.t3.micro",
      storage: 20,
      max_storage: 100,
      multi_az: true,
      backup_days: 7,
      enhanced_monitoring: true,
      iam_authentication: true,
      max_connections: 100,
      read_replica: false,
      database: "durga_puja",
      username: "durgapuja",
      secret: "durga-puja-eks/durga-puja/durga-puja-db-credentials",
      password_version: 1,
    },
  });
});

it("DP11 Redis is durga-puja-redis, as the document sizes it, with a backup every day", () => {
  expect(caches).toEqual({
    "durga-puja-redis": {
      engine: "redis",
      version: "7.0",
      class: "cache.t3.micro",
      replicas: 1,
      backup_days: 7,
      secret: "durga-puja-eks/durga-puja/durga-puja-redis-credentials",
      password_version: 1,
    },
  });
});

it.each([
  ["DP10", "durga-puja-db-credentials", 5432],
  ["DP11", "durga-puja-redis-credentials", 6379],
])(
  "%s the backend reads %s from what Terraform writes, and reaches it in the database subnets",
  (...given) => {
    const [, secret, port] = given;
    expect(unit.object("ExternalSecret", secret).spec).toMatchObject({
      data: [
        { secretKey: "url", remoteRef: { key: `durga-puja-eks/durga-puja/${secret}`, property: "url" } },
      ],
    });
    const to = ["10.0.21.0/24", "10.0.22.0/24", "10.0.23.0/24"].map((cidr) => ({ ipBlock: { cidr } }));
    expect(unit.object("NetworkPolicy", "backend").spec).toMatchObject({
      egress: expect.arrayContaining([{ to, ports: [{ protocol: "TCP", port }] }]),
    });
  },
);

describe("DP12 the bucket of the assets", () => {
  const name = "durga-puja-assets-008099619893";

  it("DP12 is versioned; all prefixes go to infrequent access after 90 days, backups and old versions after 365", () => {
    const after90 = (prefix: string, expiration_days: number | null) => ({
      prefix,
      infrequent_access_days: 90,
      expiration_days,
    });
    expect(buckets).toEqual({
      [name]: {
        versioned: true,
        lifecycle: [
          after90("uploads/", null),
          after90("thumbnails/", null),
          after90("static/", null),
          after90("backups/", 365),
        ],
        old_version_days: 365,
      },
    });
  });

  it("DP12 is read and written by the backend, and by no other workload", () => {
    const users = Object.entries(identities).filter(([, identity]) => identity.buckets.length > 0);
    expect(users).toEqual([
      ["durga-puja/backend", { permissions: null, buckets: [{ name, prefix: "", read: true, write: true }] }],
    ]);
    expect(unit.object("ConfigMap", "backend").data).toMatchObject({ ASSETS_BUCKET: name });
  });

  it("DP12 keeps what users uploaded, unless somebody says out loud when it goes, which is a finding", () => {
    const { value, problems } = collectProblems(() =>
      durgaPujaOn(durgaPuja, { networkLoadBalancer: true, uploadsDeletedAfter: days(365) }),
    );
    expect(problems).toEqual([
      {
        message:
          "prefix uploads of bucket durga-puja-assets is deleted after 365 days, although users gave it and nothing can make it again",
        fix: "leave deleteAfter out, unless the users were told",
        severity: "warning",
      },
    ]);
    expect(value?.contents(durgaPuja).managed).toMatchObject([
      {},
      {},
      { prefixes: [{ prefix: "uploads/", expirationDays: 365 }, {}, {}, { expirationDays: 365 }] },
    ]);
  });
});

it("DP6 the JWT secret is made up, and a person says where MongoDB is", () => {
  expect(secrets["durga-puja-eks/durga-puja/backend-secrets"]).toEqual({
    generated: ["jwt-secret"],
    filled: ["mongodb-uri"],
  });
});
