import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { access } from "#lib/model/access.ts";
import { defineApplication } from "#lib/model/application.ts";
import { days } from "#lib/model/duration.ts";
import { imagesOf } from "#lib/model/image.ts";
import { fastapiInstrumentator, httpMetrics } from "#lib/model/metrics.ts";
import { postgres } from "#lib/model/postgres.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { nginx, route } from "#lib/model/route.ts";
import { at } from "#lib/model/schedule.ts";
import { secret } from "#lib/model/secret.ts";
import { service } from "#lib/model/service.ts";
import { staticSite } from "#lib/model/static-site.ts";
import { google } from "./google.ts";
import data from "./images.json" with { type: "json" };

const host = "k8s.dakshayahuja.in";
const images = imagesOf(data);
const secrets = secret("backend-secrets", {
  filled: ["google-client-id", "google-client-secret", "api-key"],
  generated: ["jwt-secret"],
});

const database = postgres("postgres", {
  version: 15,
  database: "expense_tracker",
  storage: gibibytes(20),
  cpu: millicores(100),
  memory: mebibytes(256, 512),
  backup: { daily: at("03:00"), keep: days(14) },
});

const backend = service("backend", {
  image: images.backend,
  port: 8000,
  replicas: between(2, 6).atCpu(70),
  cpu: millicores(100, 500),
  memory: mebibytes(128, 256),
  probes: { ready: "/health", live: "/health" },
  metrics: httpMetrics("/metrics", fastapiInstrumentator),
  calls: [database, google],
  env: {
    ENVIRONMENT: "production",
    FRONTEND_URL: `https://${host}`,
    FEATURE_GOOGLE_LOGIN: true,
    DATABASE_URL: database.url,
    GOOGLE_CLIENT_ID: secrets.key("google-client-id"),
    GOOGLE_CLIENT_SECRET: secrets.key("google-client-secret"),
    JWT_SECRET: secrets.key("jwt-secret"),
    API_KEY: secrets.key("api-key"),
  },
});

const frontend = staticSite("frontend", {
  image: images.frontend,
  replicas: between(2, 4).atCpu(70),
  cpu: millicores(50, 200),
  memory: mebibytes(64, 128),
});

export default defineApplication({
  name: "expense-tracker",
  on: gitopsDelivery,
  workloads: [frontend, backend, database],
  routes: [route(host, { "/": frontend, "/api": backend }, nginx({ issuer: "letsencrypt" }))],
  access: [access("expense-tracker:developers", "view")],
});
