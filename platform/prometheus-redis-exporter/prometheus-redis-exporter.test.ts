import { expect, it } from "vitest";
import scalableAppProd from "#infra/clusters/scalable-app-prod/cluster.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { redis } from "#lib/model/redis.ts";
import { monitored } from "../monitored.ts";
import exporter from "./index.ts";

const sessions = redis("sessions", {
  version: "7.4",
  storage: gibibytes(1),
  cpu: millicores(100),
  memory: mebibytes(256),
});

it("SC9 a cache gets an exporter that logs in with its own Secret and is scraped", () => {
  expect(exporter.on).toEqual(monitored);
  const { chart, offers } = exporter.contents(scalableAppProd);
  expect(chart).toBeUndefined();
  expect(offers?.redisExporter?.(sessions, "shop").chart).toMatchObject({
    release: "sessions-exporter",
    values: {
      redisAddress: "redis://sessions:6379",
      auth: { enabled: true, secret: { name: "sessions-credentials", key: "password" } },
      serviceMonitor: { enabled: true, interval: "30s" },
    },
  });
});

it("SC12 the exporter keeps to the restricted level of its application's namespace", () => {
  const installed = exporter.contents(scalableAppProd).offers?.redisExporter?.(sessions, "shop");
  expect(installed?.chart.values).toMatchObject({
    podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  });
});
