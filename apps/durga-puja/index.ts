import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { defineApplication } from "#lib/model/application.ts";
import { awsServices } from "#lib/model/aws.ts";
import { databaseSubnets } from "#lib/model/cluster.ts";
import { hours, minutes, seconds } from "#lib/model/duration.ts";
import { external } from "#lib/model/external.ts";
import { imagesOf } from "#lib/model/image.ts";
import { probe } from "#lib/model/probe.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { ANY_HOST, alb, loadBalancer, route } from "#lib/model/route.ts";
import { secret } from "#lib/model/secret.ts";
import { service } from "#lib/model/service.ts";
import { staticSite } from "#lib/model/static-site.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);
const secrets = secret("backend-secrets", ["mongodb-uri", "database-url", "redis-url", "jwt-secret"]);
const database = external("database", { cidrs: databaseSubnets(durgaPuja), port: 5432 });
const cache = external("cache", { cidrs: databaseSubnets(durgaPuja), port: 6379 });

const replicas = between(3, 10).atCpu(70).atMemory(80).growing(1, minutes(1)).shrinking(1, minutes(5));

const backend = service("backend", {
  names: { service: "backend-service" },
  selector: { app: "backend" },
  image: images.backend,
  port: 5000,
  replicas,
  cpu: millicores(200, 1000),
  memory: mebibytes(256, 1024),
  probes: { live: probe("/health", { every: seconds(30) }), ready: "/ready" },
  metrics: "/metrics",
  calls: [database, cache, ...awsServices],
  env: {
    NODE_ENV: "production",
    PORT: 5000,
    SESSION_TTL_SECONDS: hours(24).seconds,
    RESPONSE_TTL_SECONDS: minutes(5).seconds,
    QUERY_TTL_SECONDS: minutes(10).seconds,
    METADATA_TTL_SECONDS: hours(1).seconds,
    MONGODB_URI: secrets.key("mongodb-uri"),
    DATABASE_URL: secrets.key("database-url"),
    REDIS_URL: secrets.key("redis-url"),
    JWT_SECRET: secrets.key("jwt-secret"),
  },
});

const frontend = staticSite("frontend", {
  selector: { app: "frontend" },
  image: images.frontend,
  replicas,
  cpu: millicores(100, 500),
  memory: mebibytes(128, 512),
  livenessEvery: seconds(30),
  env: { VITE_API_URL: `${backend.url}/api` },
});

export default defineApplication({
  name: "durga-puja",
  on: durgaPuja,
  workloads: [frontend, backend],
  routes: [
    route(
      ANY_HOST,
      { "/": frontend, "/api": backend },
      alb({ name: "durga-puja-ingress", tls: false, drain: seconds(300) }),
    ),
    loadBalancer(frontend, { port: 80, type: "network" }),
  ],
});
