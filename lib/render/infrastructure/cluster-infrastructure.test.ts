import { describe, expect, it } from "vitest";
import { access } from "#lib/model/access.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import type { ApplicationContents } from "#lib/model/application.ts";
import { clusterOf, network } from "#lib/model/cluster.fixture.ts";
import { days } from "#lib/model/duration.ts";
import { fixedImage, imagesOf } from "#lib/model/image.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { at } from "#lib/model/schedule.ts";
import { secret } from "#lib/model/secret.ts";
import {
  applicationOf,
  everyOffer,
  inFile,
  jobOf,
  offering,
  postgresOf,
  redisOf,
  renderFleet,
  serviceOf,
} from "../rendered.fixture.ts";
import { assets, orders, sessions, withDatabases } from "./infrastructure.fixture.ts";

/** What Terraform builds for an application `shop` and what is refused. */
function asked(contents: ApplicationContents, on = withDatabases) {
  const { trees, problems } = renderFleet({
    clusters: [inFile(on)],
    addOns: [inFile(offering(everyOffer, { on }))],
    applications: [inFile(applicationOf(contents, { on }))],
  });
  return { infrastructure: trees[0]?.infrastructure, problems: linesOf(problems) };
}

describe("what AWS runs for an application", () => {
  it("is what its definition lists, whoever calls it", () => {
    const { infrastructure, problems } = asked({ workloads: [], managed: [orders, sessions, assets] });
    expect(problems).toEqual([]);
    expect(infrastructure).toMatchObject({
      databases: {
        orders: {
          engine: "postgres",
          version: "15",
          storage: 20,
          max_storage: 100,
          max_connections: null,
          database: "shop",
          username: "shop",
          secret: "production/shop/orders-credentials",
        },
      },
      caches: { sessions: { engine: "redis", replicas: 1, secret: "production/shop/sessions-credentials" } },
      buckets: {
        "shop-assets-123456789012": {
          versioned: true,
          lifecycle: [{ prefix: "backups/", infrequent_access_days: 30, expiration_days: 365 }],
          old_version_days: null,
        },
      },
    });
  });

  it("brings the secret of a server with it, which is none of the unit's own", () => {
    const backend = serviceOf("backend", { calls: [orders], env: { DATABASE_URL: orders.url } });
    expect(asked({ workloads: [backend], managed: [orders] }).infrastructure?.secrets).toEqual({});
  });

  it("needs database subnets", () => {
    const on = clusterOf({ name: "production" });
    expect(asked({ workloads: [], managed: [orders] }, on).problems).toEqual([
      "orders of shop needs database subnets, and cluster production has none; give at least 2 of its zones a databaseSubnet",
    ]);
  });

  it("needs them in two zones, Multi-AZ or not", () => {
    const zones = network.zones.map((zone, index) =>
      index === 0 ? { ...zone, databaseSubnet: "10.0.200.0/24" } : zone,
    );
    const on = clusterOf({ name: "production", network: { ...network, zones } });
    expect(asked({ workloads: [], managed: [sessions] }, on).problems).toEqual([
      "sessions of shop needs database subnets in 2 zones, and cluster production has 1; give another of its zones a databaseSubnet: a server moves there when its zone fails",
    ]);
  });
});

describe("rights", () => {
  it("to a bucket are given to the ServiceAccount of who uses it, and to nobody else", () => {
    const backend = serviceOf("backend", { uses: [assets.read, assets.write] });
    const report = jobOf("report", { uses: [assets.read] });
    const workloads = [backend, report, serviceOf("frontend")];
    const { infrastructure } = asked({ workloads, managed: [assets] });
    const rights = (read: boolean, write: boolean) => ({
      permissions: null,
      buckets: [{ name: "shop-assets-123456789012", prefix: "", read, write }],
    });
    expect(infrastructure?.identities).toEqual({
      "kube-system/ebs-csi-controller-sa": { permissions: "volumes", buckets: [] },
      "shop/backend": rights(true, true),
      "shop/report": rights(true, false),
    });
  });

  it("are refused to a bucket that the application does not list", () => {
    expect(asked({ workloads: [serviceOf("backend", { uses: [assets.read] })] }).problems).toEqual([
      'workload backend of shop uses bucket shop-assets-123456789012, which is not in "managed" of shop; add it there: AWS keeps nothing that is not listed',
    ]);
  });

  it("of the jobs that save and restore a server are to its own dumps: one writes, the other reads", () => {
    const { infrastructure } = asked({ workloads: [postgresOf("postgres")] });
    const dumps = { name: "production-backups", prefix: "shop/postgres/" };
    expect(infrastructure?.identities).toMatchObject({
      "shop/postgres-backup": { permissions: null, buckets: [{ ...dumps, read: false, write: true }] },
      "shop/postgres-restore": { permissions: null, buckets: [{ ...dumps, read: true, write: false }] },
    });
  });

  it("of an add-on are those that its definition names", () => {
    const controller = defineAddOn({
      name: "controller",
      on: [withDatabases],
      namespace: "kube-system",
      contents: () => ({ identities: { "kube-system/controller": "load-balancers" } }),
    });
    const { trees } = renderFleet({ clusters: [inFile(withDatabases)], addOns: [inFile(controller)] });
    expect(trees[0]?.infrastructure?.identities["kube-system/controller"]).toEqual({
      permissions: "load-balancers",
      buckets: [],
    });
  });

  it("to make volumes go with the driver that makes them", () => {
    const without = clusterOf({ name: "production", volumes: false });
    expect(asked({ workloads: [] }, without).infrastructure?.identities).toEqual({});
  });
});

describe("backups", () => {
  it("ET11 of a cluster share a bucket, where each server's are kept as long as it says", () => {
    const cache = redisOf("redis", { backup: { daily: at("03:30"), keep: days(3) } });
    const { infrastructure } = asked({ workloads: [redisOf("lost"), cache, postgresOf("postgres")] });
    const kept = (prefix: string, expiration_days: number) => ({
      prefix,
      infrequent_access_days: null,
      expiration_days,
    });
    expect(infrastructure?.buckets).toEqual({
      "production-backups": {
        versioned: true,
        lifecycle: [kept("shop/postgres/", 14), kept("shop/redis/", 3)],
        old_version_days: 7,
      },
    });
  });

  it("have no bucket where nothing is saved", () => {
    expect(asked({ workloads: [redisOf("redis")] }).infrastructure?.buckets).toEqual({});
  });
});

describe("secrets", () => {
  it("are made up by Terraform, or filled in by a person, as their declaration says", () => {
    const oauth = secret("oauth", { filled: ["client-id"], generated: ["jwt", "csrf"] });
    const env = { JWT: oauth.key("jwt") };
    const { infrastructure } = asked({ workloads: [serviceOf("backend", { env }), postgresOf("postgres")] });
    expect(infrastructure?.secrets).toEqual({
      "production/shop/oauth": { generated: ["csrf", "jwt"], filled: ["client-id"] },
      "production/shop/postgres-credentials": { generated: ["password", "username"], filled: [] },
    });
  });

  it("are refused where two declarations of one name differ", () => {
    const reading = (name: string, key: string) =>
      serviceOf(name, { env: { KEY: secret("keys", [key]).key(key) } });
    expect(asked({ workloads: [reading("one", "a"), reading("two", "b")] }).problems).toEqual([
      "secret keys of shop is declared twice, with a and with b; declare it once, with all keys and their sources, and read its keys from there",
    ]);
  });
});

describe("image repositories", () => {
  const inRegistry = (account: string, region = "us-east-1") =>
    `${account}.dkr.ecr.${region}.amazonaws.com/shop-web:1.2.3`;
  const repositoriesOf = (image: string) =>
    asked({ workloads: [serviceOf("web", { image: fixedImage("web", image) })] }).infrastructure
      ?.repositories;

  it("are those of images in the registry of the cluster's account and region", () => {
    expect(repositoriesOf(inRegistry("123456789012"))).toEqual({ "shop-web": { keep: 10 } });
  });

  it("are none for images from anywhere else", () => {
    expect(repositoriesOf(inRegistry("210987654321"))).toEqual({});
    expect(repositoriesOf(inRegistry("123456789012", "eu-west-1"))).toEqual({});
    expect(repositoriesOf("docker.io/example/web:1.2.3")).toEqual({});
  });

  it("are made by the first of the stages that share a registry, for the others too", () => {
    const stage = (environment: string) => clusterOf({ name: environment, environment });
    const on = [stage("prod"), stage("dev")];
    const reference = { web: inRegistry("123456789012") };
    const { web } = imagesOf({ prod: reference, dev: reference });
    const shop = { ...applicationOf({ workloads: [serviceOf("web", { image: web })] }), on };
    const { trees, problems } = renderFleet({ clusters: on.map(inFile), applications: [inFile(shop)] });
    expect(problems).toEqual([]);
    expect(trees.map(({ infrastructure }) => Object.keys(infrastructure?.repositories ?? {}))).toEqual([
      ["shop-web"],
      [],
    ]);
    expect(trees[1]?.facts.imageRepositories).toEqual([
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop-web",
    ]);
  });
});

it("people's groups are listed once, by name", () => {
  const groups = [access("b", "view"), access("a", "edit"), access("b", "edit")];
  expect(asked({ workloads: [], access: groups }).infrastructure?.groups).toEqual(["a", "b"]);
});
