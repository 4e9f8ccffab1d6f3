import { expect, it } from "vitest";
import { defineApplication } from "./application.ts";
import { bucket } from "./bucket.ts";
import { clusterOf } from "./cluster.fixture.ts";
import { days } from "./duration.ts";
import { managedRedis } from "./managed-redis.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";
import { serviceOf } from "./service.fixture.ts";

const development = clusterOf({ environment: "development" });
const production = clusterOf({ environment: "production" });

it("is on one cluster or on several", () => {
  expect(defineApplication({ name: "shop", on: production, workloads: [] }).on).toEqual([production]);
  expect(defineApplication({ name: "shop", on: [development, production], workloads: [] }).on).toEqual([
    development,
    production,
  ]);
});

it("has the same workloads everywhere when they are given as they are", () => {
  const workloads = [serviceOf("web")];
  const shop = defineApplication({ name: "shop", on: production, workloads });
  expect(shop.contents(production).workloads).toBe(workloads);
});

it("has workloads that follow from the cluster when contents is a function", () => {
  const shop = defineApplication({
    name: "shop",
    on: [development, production],
    contents: ({ environment }) => ({ workloads: [serviceOf(environment)] }),
  });
  expect(shop.contents(development).workloads.map(({ name }) => name)).toEqual(["development"]);
});

it("refuses a name that is not a DNS label", () => {
  expect(() => defineApplication({ name: "Shop", on: production, workloads: [] })).toThrow(
    new DefinitionError(
      'application name "Shop" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
    ),
  );
});

it("refuses to be on no cluster", () => {
  expect(() => defineApplication({ name: "shop", on: [], workloads: [] })).toThrow(
    new DefinitionError('application shop is on no cluster; name at least one in "on"'),
  );
});

it("refuses several workloads of one name, once for each name", () => {
  const workloads = ["web", "constructor", "web", "constructor", "web", "api"].map((name) => serviceOf(name));
  const shop = defineApplication({ name: "shop", on: production, workloads });
  expect(refusedBy(() => shop.contents(production))).toEqual([
    'application shop has two workloads named "web"; rename one',
    'application shop has two workloads named "constructor"; rename one',
  ]);
});

it("refuses what AWS runs for it under one name twice, and lets things of other kinds share a name", () => {
  const keep = { keep: days(7) };
  const cache = managedRedis("orders", {
    version: "7.0",
    class: "cache.t3.micro",
    replicas: 0,
    backup: keep,
  });
  const again = managedRedis("orders", {
    version: "7.1",
    class: "cache.t3.micro",
    replicas: 0,
    backup: keep,
  });
  const assets = bucket("orders", { account: "123456789012", versioned: true, prefixes: {} });
  const shop = defineApplication({
    name: "shop",
    on: production,
    workloads: [],
    managed: [cache, assets, again],
  });
  expect(refusedBy(() => shop.contents(production))).toEqual([
    "application shop lists managed-redis orders twice; list it once",
  ]);
});
