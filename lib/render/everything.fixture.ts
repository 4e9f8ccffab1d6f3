import { ConfigMap } from "cdk8s-plus-28";
import { access } from "#lib/model/access.ts";
import { alert } from "#lib/model/alert.ts";
import type { ApplicationContents } from "#lib/model/application.ts";
import { dashboard } from "#lib/model/dashboard.ts";
import { days, minutes } from "#lib/model/duration.ts";
import { fixedImage } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { alb, loadBalancer, nginx, route } from "#lib/model/route.ts";
import { at } from "#lib/model/schedule.ts";
import { secret } from "#lib/model/secret.ts";
import { jobOf, postgresOf, redisOf, serviceOf } from "./rendered.fixture.ts";

const token = secret("token", ["value"]).key("value");
const database = postgresOf("postgres");
const cache = redisOf("redis", { backup: { daily: at("03:30"), keep: days(7) } });

const backend = serviceOf("backend", {
  port: { http: 8000, grpc: 9000 },
  replicas: between(2, 6).atCpu(70),
  probes: { ready: "/ready", live: "/live", start: "/start" },
  metrics: "/metrics",
  calls: [database, cache],
  env: { MODE: "production", TOKEN: token, DATABASE_URL: database.url },
  files: { "/etc/app/app.conf": { name: "app.conf", content: "a = 1\n" } },
  writable: ["/tmp", "/var/cache/app"],
  architecture: "amd64",
});

const frontend = serviceOf("frontend", {
  port: 80,
  user: 101,
  apiToken: true,
  exporter: {
    image: fixedImage("exporter", "docker.io/example/exporter:1.2.3"),
    args: ["--quiet"],
    port: 9113,
    path: "/metrics",
    cpu: millicores(10),
    memory: mebibytes(16, 48),
  },
});
const report = jobOf("report", { env: { MODE: "nightly", TOKEN: token }, calls: [backend] });

/** One of everything that an application can say. */
export const everything: ApplicationContents = {
  workloads: [frontend, backend, database, postgresOf("archive"), cache, report],
  routes: [
    route("shop.example.com", { "/": frontend, "/api": backend }, nginx({ issuer: "letsencrypt" })),
    route("www.example.com", { "/": frontend }, alb({ tls: true })),
    loadBalancer(frontend, { port: 80 }),
  ],
  alerts: [
    alert("ShopIsSlow", {
      expression: "latency_seconds > 1",
      for: minutes(5),
      severity: "warning",
      summary: "the shop is slow",
    }),
  ],
  dashboards: [
    dashboard("orders", "Orders", [
      { title: "Requests", unit: "reqps", queries: { all: "sum(rate(requests_total[5m]))" } },
    ]),
  ],
  access: [access("developers", "view")],
  resources: (chart) => {
    new ConfigMap(chart, "raw", { metadata: { name: "raw" }, data: { a: "1" } });
  },
};
