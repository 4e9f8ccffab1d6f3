import dev from "#infra/clusters/scalable-app-dev/cluster.ts";
import prod from "#infra/clusters/scalable-app-prod/cluster.ts";
import { access } from "#lib/model/access.ts";
import { type Application, type ApplicationContents, defineApplication } from "#lib/model/application.ts";
import { type Cluster, hostedZoneOf } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { imagesOf } from "#lib/model/image.ts";
import { managedPostgres } from "#lib/model/managed-postgres.ts";
import { milliseconds, percent } from "#lib/model/objective.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { redis } from "#lib/model/redis.ts";
import { between } from "#lib/model/replicas.ts";
import { alb, route } from "#lib/model/route.ts";
import { at } from "#lib/model/schedule.ts";
import { secret } from "#lib/model/secret.ts";
import { service } from "#lib/model/service.ts";
import { staticSite } from "#lib/model/static-site.ts";
import { databaseConnections, pageLoad } from "./alerts.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);
const secrets = secret("backend-secrets", { generated: ["jwt-secret"] });

/** Connections of each backend, of which there are 20 at most. */
const POOL_SIZE = 5;

/** What the two services in Node.js have in common. */
const node = {
  cpu: millicores(250, 1000),
  memory: mebibytes(256, 512),
  probes: { ready: "/ready", live: "/health" },
  metrics: "/metrics",
  traces: true,
};

const promises = {
  availability: percent(99.9),
  p95: milliseconds(200),
  averageCpu: percent(70),
  averageMemory: percent(80),
};

/** What can be switched. */
interface Options {
  /** Whether the gateways count requests together, in Redis, instead of each in its memory. */
  readonly sharedRateLimits: boolean;
  /** Whether PostgreSQL has a copy that can be read from. */
  readonly databaseReplica: boolean;
}

function contentsOn(cluster: Cluster, { sharedRateLimits, databaseReplica }: Options): ApplicationContents {
  const isProduction = cluster.environment === "prod";

  const database = managedPostgres(`scalable-app-${cluster.environment}`, {
    version: 15,
    class: isProduction ? "db.t3.small" : "db.t3.micro",
    storage: gibibytes(isProduction ? 100 : 20),
    database: "scalable_app",
    user: "scalableapp",
    multiAz: isProduction,
    backup: { keep: days(7) },
    // The pools of 20 backends, and what PostgreSQL, RDS and administrators need beside them.
    maxConnections: 20 * POOL_SIZE + 10,
    readReplica: databaseReplica,
  });

  const cache = redis("redis", {
    version: "7.4",
    storage: gibibytes(2),
    cpu: millicores(100),
    memory: mebibytes(256, 512),
    backup: { daily: at("03:30"), keep: days(7) },
  });

  const backend = service("backend", {
    image: images.backend,
    port: 4000,
    replicas: between(3, 20).atCpu(70).atMemory(80),
    ...node,
    objectives: {
      ...promises,
      means: { database_query_duration_seconds: milliseconds(100), cache_duration_seconds: milliseconds(10) },
    },
    calls: [database, cache],
    env: {
      NODE_ENV: "production",
      PORT: 4000,
      DATABASE_POOL_SIZE: POOL_SIZE,
      DATABASE_URL: database.url,
      REDIS_URL: cache.url,
      JWT_SECRET: secrets.key("jwt-secret"),
    },
  });

  const gateway = service("api-gateway", {
    image: images["api-gateway"],
    port: 3000,
    replicas: between(2, 15).atCpu(70).atMemory(80),
    ...node,
    objectives: { ...promises, requestsPerMinute: 10_000 },
    calls: sharedRateLimits ? [backend, cache] : [backend],
    env: {
      NODE_ENV: "production",
      PORT: 3000,
      BACKEND_URL: backend.url,
      JWT_SECRET: secrets.key("jwt-secret"),
      ...(sharedRateLimits ? { RATE_LIMIT_REDIS_URL: cache.url } : {}),
    },
  });

  const frontend = staticSite("frontend", {
    image: images.frontend,
    replicas: between(3, 10).atCpu(70).atMemory(80),
    cpu: millicores(100, 500),
    memory: mebibytes(128, 256),
    proxies: { "/api": gateway },
    metrics: true,
  });

  return {
    workloads: [frontend, gateway, backend, cache],
    managed: [database],
    routes: [route(hostedZoneOf(cluster, "scalable-app"), { "/": frontend }, alb({ tls: true }))],
    alerts: [databaseConnections, pageLoad],
    access: [access("scalable-app:developers", isProduction ? "view" : "edit")],
  };
}

/** The application on its two stages, which differ in their clusters, hosts and images, and in who may do what. */
export function scalableApp(options: Options): Application {
  return defineApplication({
    name: "scalable-app",
    on: [dev, prod],
    contents: (cluster) => contentsOn(cluster, options),
  });
}

export default scalableApp({ sharedRateLimits: false, databaseReplica: false });
