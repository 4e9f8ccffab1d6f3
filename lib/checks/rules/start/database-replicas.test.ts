import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const rule = "database-replicas";
const database = (replicas: number, container: Record<string, string | string[]> = {}) => {
  const containers = [{ name: "main", image: "postgres:16.4", ...container }];
  return object("apps/v1 StatefulSet", "db", { spec: { replicas, template: { spec: { containers } } } });
};

describe("a database", () => {
  it.each([
    [database(1)],
    [database(3, { image: "registry.example.com/postgres:16.4" })],
    [database(3, { image: "redis:7.4.1" })],
    [database(3, { args: ["-c", "primary_conninfo=host=db-0.db"] })],
  ])("may be %j", (one) => {
    expect(findingsOf(rule, [one])).toEqual([]);
  });

  it("is not several that know nothing of each other", () => {
    expect(findingsOf(rule, [database(2)])).toEqual([
      at(
        rule,
        database(2),
        "spec.replicas is 2, and nothing tells postgres:16.4 to replicate: these are 2 databases of their own",
        "write replicas 1, or set replication up",
        "warning",
      ),
    ]);
  });
});
