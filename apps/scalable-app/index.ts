import dev from "#infra/clusters/scalable-app-dev/cluster.ts";
import prod from "#infra/clusters/scalable-app-prod/cluster.ts";
import { access } from "#lib/model/access.ts";
import { type Application, type ApplicationContents, defineApplication } from "#lib/model/application.ts";
import { type Cluster, databaseSubnets, hostedZoneOf } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { external } from "#lib/model/external.ts";
import { imagesOf } from "#lib/model/image.ts";
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
const secrets = secret("backend-secrets", ["jwt-secret", "database-url"]);

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
}

function contentsOn(cluster: Cluster, { sharedRateLimits }: Options): ApplicationContents {
  const database = external("database", { cidrs: databaseSubnets(cluster), port: 5432 });

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
      DATABASE_POOL_SIZE: 5,
      DATABASE_URL: secrets.key("database-url"),
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
    routes: [route(hostedZoneOf(cluster, "scalable-app"), { "/": frontend }, alb({ tls: true }))],
    alerts: [databaseConnections, pageLoad],
    access: [access("scalable-app:developers", cluster.environment === "prod" ? "view" : "edit")],
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

export default scalableApp({ sharedRateLimits: false });
