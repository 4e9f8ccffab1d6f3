import { expect, it } from "vitest";
import type { Managed } from "#lib/model/managed.ts";
import { linesOf } from "#lib/model/refusals.fixture.ts";
import { applicationOf, inFile, renderFleet } from "../rendered.fixture.ts";
import { assets, orders, sessions, withDatabases } from "./infrastructure.fixture.ts";

const other = { ...withDatabases, name: "staging" };

/** What is refused where two clusters have an application each with the same of AWS. */
function refusals(managed: readonly Managed[], second = other): string[] {
  const applications = [
    applicationOf({ workloads: [], managed }, { name: "shop", on: withDatabases }),
    applicationOf({ workloads: [], managed }, { name: "blog", on: second }),
  ];
  const clusters = [...new Set([withDatabases, second])];
  const fleet = { clusters: clusters.map(inFile), applications: applications.map(inFile) };
  return linesOf(renderFleet(fleet).problems);
}

it("refuses two databases, caches or buckets of one name in an account and region", () => {
  const refused = (what: string) =>
    `${what} of blog is asked for by shop on cluster production already; give one of the two another name`;
  const all = [
    refused("bucket shop-assets-123456789012"),
    refused("database orders"),
    refused("cache sessions"),
  ];
  expect(refusals([assets, orders, sessions])).toEqual(all);
  expect(refusals([assets, orders, sessions], withDatabases)).toEqual(all);
});

it("lets servers of other regions have the name, and no bucket of the world", () => {
  expect(refusals([orders, sessions], { ...other, region: "eu-west-1" })).toEqual([]);
  expect(refusals([assets], { ...other, region: "eu-west-1" })).toEqual([
    "bucket shop-assets-123456789012 of blog is asked for by shop on cluster production already; give one of the two another name",
  ]);
});
