import { expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { postgres } from "#lib/model/postgres.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { at } from "#lib/model/schedule.ts";
import exporter from "./index.ts";

const database = postgres("ledger", {
  version: 15,
  database: "books",
  storage: gibibytes(1),
  cpu: millicores(100),
  memory: mebibytes(256),
  backup: { daily: at("03:00"), keep: days(1) },
});

it("ET8 a database gets an exporter that logs in with its own Secret and is scraped", () => {
  const { chart, offers } = exporter.contents(gitopsDelivery);
  expect(chart).toBeUndefined();
  expect(offers?.postgresExporter?.(database, "shop").chart).toMatchObject({
    release: "ledger-exporter",
    values: {
      config: {
        datasource: {
          host: "ledger",
          port: "5432",
          database: "books",
          userSecret: { name: "ledger-credentials", key: "username" },
          passwordSecret: { name: "ledger-credentials", key: "password" },
        },
      },
      serviceMonitor: { enabled: true, interval: "30s" },
    },
  });
});
