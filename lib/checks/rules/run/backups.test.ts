import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const job = (command: string, volumes: Value[] = [], more: Record<string, Value> = {}) =>
  object("batch/v1 CronJob", "nightly", {
    spec: {
      ...more,
      jobTemplate: {
        spec: {
          template: { spec: { volumes, containers: [{ name: "main", command: ["sh", "-c", command] }] } },
        },
      },
    },
  });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("backups", objects);
const claim = { name: "data", persistentVolumeClaim: { claimName: "backups" } };

it("a backup is uploaded, or kept in a volume", () => {
  expect(find(job("pg_dump shop | gzip | aws s3 cp - s3://backups/shop.gz"))).toEqual([]);
  expect(find(job("pg_dump shop > /data/shop.sql", [claim]))).toEqual([]);
});

it("a backup does not stay in the pod", () => {
  const wrong = job("pg_dump shop > /data/shop.sql", [{ name: "data", emptyDir: {} }]);
  expect(find(wrong)).toEqual([
    at(
      "backups",
      wrong,
      "pg_dump writes into the pod, which has no volume that outlives it and copies nothing elsewhere: the backup is gone with the pod",
      "mount a PersistentVolumeClaim, or upload the backup",
      "warning",
    ),
  ]);
});

it("a backup is not suspended", () => {
  expect(
    find(job("pg_dump shop > /data/a", [claim], { suspend: true })).map(({ message }) => message),
  ).toEqual(["spec.suspend is true: no backup is made any more"]);
});
