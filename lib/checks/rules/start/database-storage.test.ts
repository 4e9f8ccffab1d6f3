import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { statefulSet } from "../../storage/storage.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "database-storage";
const data = (mountPath: string) => [{ name: "data", mountPath }];

function database(image: string, container: Record<string, Value>, source: Record<string, Value>) {
  return deployment("db", { image, ...container }, { volumes: [{ name: "data", ...source }] });
}

describe("data of a database", () => {
  it.each([
    ["postgres:16", { volumeMounts: data("/var/lib/postgresql/data") }],
    ["registry.example.com/library/postgres:18.1", { volumeMounts: data("/var/lib/postgresql") }],
    ["postgres:16", { env: [{ name: "PGDATA", value: "/data/pg" }], volumeMounts: data("/data") }],
    ["mysql:8", { volumeMounts: data("/var/lib/mysql") }],
    ["redis:7", { args: ["--appendonly", "yes"], volumeMounts: data("/data") }],
  ])("is on a claim: %s %o", (image, container) => {
    const claimed = database(image, container, { persistentVolumeClaim: { claimName: "data" } });
    expect(findingsOf(rule, [claimed])).toEqual([]);
    expect(findingsOf(rule, [database(image, container, { emptyDir: {} })])).toHaveLength(1);
  });

  it.each([
    ["redis:7", {}],
    ["postgres:16", { command: ["pg_dump"] }],
    ["registry.example.com/postgres-exporter:1", {}],
  ])("is none of what is no database: %s %o", (image, container) => {
    expect(findingsOf(rule, [database(image, container, { emptyDir: {} })])).toEqual([]);
  });

  it("is lost with an emptyDir", () => {
    const lost = database(
      "postgres:16",
      { volumeMounts: data("/var/lib/postgresql/data") },
      { emptyDir: {} },
    );
    const message =
      "container main runs postgres:16, and its volume data at /var/lib/postgresql/data is an emptyDir: what it stores is lost when the pod is replaced";
    expect(findingsOf(rule, [lost])).toEqual([
      at(rule, lost, message, "mount a PersistentVolumeClaim there", "warning"),
    ]);
  });

  it("is lost without a volume, and left behind on a host", () => {
    expect(findingsOf(rule, [deployment("db", { image: "mongo:7" })])).toMatchObject([
      {
        message:
          "container main runs mongo:7, and no volume is mounted at /data/db: what it stores is lost when the container restarts",
      },
    ]);
    const host = database("mongo:7", { volumeMounts: data("/data/db") }, { hostPath: { path: "/srv" } });
    expect(findingsOf(rule, [host])).toMatchObject([
      {
        message: expect.stringContaining(
          "is a hostPath: what it stores stays behind when the pod moves to another node",
        ),
      },
    ]);
  });
});

describe("claims of a database", () => {
  const container = { image: "postgres:16", volumeMounts: data("/var/lib/postgresql") };
  const keeping = (whenDeleted: string) =>
    statefulSet(
      container,
      {},
      { persistentVolumeClaimRetentionPolicy: { whenDeleted, whenScaled: "Retain" } },
    );

  it("are kept when it is deleted", () => {
    expect(findingsOf(rule, [keeping("Retain")])).toEqual([]);
  });

  it("are warned of where they are deleted with it", () => {
    const db = keeping("Delete");
    expect(findingsOf(rule, [db])).toEqual([
      at(
        rule,
        db,
        "persistentVolumeClaimRetentionPolicy.whenDeleted is Delete for 1 claim of a database: deleting the StatefulSet deletes its data",
        "set it to Retain",
        "warning",
      ),
    ]);
  });
});
