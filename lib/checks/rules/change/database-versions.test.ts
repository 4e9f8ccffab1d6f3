import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment } from "../../tree.fixture.ts";

describe("database-versions", () => {
  const of = (image: string) => {
    const volumeMounts = [{ name: "data", mountPath: "/data" }];
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
    return deployment("db", { image, volumeMounts }, { volumes });
  };

  it("finds data that another major version of PostgreSQL wrote", () => {
    expect(changed("database-versions", [of("postgres:15.18")], [of("postgres:16.1-alpine")])).toEqual([
      at(
        "database-versions",
        of("postgres:16.1-alpine"),
        "the image of container main goes from 15.18 to 16.1-alpine: PostgreSQL 16.1-alpine does not start on the data of 15.18, which has to be migrated first",
        orSay(
          "stay at the version, or restore a dump into a new database beside the old one",
          "Replaces: Deployment shop/db",
        ),
      ),
    ]);
  });

  it.each([
    ["postgres:15", "docker.io/bitnami/postgresql:14.2", "PostgreSQL 14.2 does not read what 15 wrote"],
    ["mysql:8.4", "mysql:8.0", "MySQL 8.0 does not read what 8.4 wrote"],
    [
      "mongo:5.0",
      "mongo:7.0",
      "MongoDB 7.0 does not start on the data of 5.0: it goes up one major version at a time",
    ],
    [
      "timescale/timescaledb:2.14.2-pg15",
      "timescale/timescaledb:2.15.0-pg16",
      "PostgreSQL 2.15.0-pg16 does not start on the data of 2.14.2-pg15, which has to be migrated first",
    ],
  ])("finds that %s becomes %s", (before, after, message) => {
    const [found] = changed("database-versions", [of(before)], [of(after)]);
    expect(found?.message.split(": ").slice(1).join(": ")).toBe(message);
  });

  it.each([
    ["postgres:15.4", "postgres:15.18"],
    ["mysql:8.0", "mysql:8.4"],
    ["redis:6.2", "redis:7.2"],
    ["mongo:6.0", "mongo:7.0"],
    ["registry.example.com/postgres-tools:2", "registry.example.com/postgres-tools:1"],
  ])("takes %s that becomes %s", (before, after) => {
    expect(changed("database-versions", [of(before)], [of(after)])).toEqual([]);
  });

  it("takes any version of what keeps no data", () => {
    const before = deployment("client", { image: "postgres:15" });
    expect(changed("database-versions", [before], [deployment("client", { image: "postgres:16" })])).toEqual(
      [],
    );
  });
});
