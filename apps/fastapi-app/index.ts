import fastapiAppCluster from "#infra/clusters/fastapi-app-cluster/cluster.ts";
import { type Application, defineApplication } from "#lib/model/application.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { seconds } from "#lib/model/duration.ts";
import { external } from "#lib/model/external.ts";
import { imagesOf } from "#lib/model/image.ts";
import { httpMetrics, starlette } from "#lib/model/metrics.ts";
import { probe } from "#lib/model/probe.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { loadBalancer } from "#lib/model/route.ts";
import { secret } from "#lib/model/secret.ts";
import { service } from "#lib/model/service.ts";
import { requests } from "./dashboard.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);
const credentials = secret("database", ["url"]);

/** PostgreSQL outside of AWS; only the secret knows where. */
const database = external("postgresql", { cidrs: ["0.0.0.0/0"], port: 5432 });

/** The application on the cluster with or without high availability. */
export function fastapiAppOn(cluster: Cluster): Application {
  const fastapi = service("fastapi", {
    names: { deployment: "fastapi-deployment", service: "fastapi-service" },
    selector: { app: "fastapi" },
    image: images.fastapi,
    port: 8000,
    replicas: between(cluster.highAvailability ? 3 : 2, 10).atCpu(70),
    cpu: millicores(250, 500),
    memory: mebibytes(256, 512),
    probes: {
      live: probe("/health", { after: seconds(30), every: seconds(10) }),
      ready: probe("/health", { after: seconds(5), every: seconds(5) }),
    },
    metrics: httpMetrics("/metrics", starlette),
    calls: [database],
    env: { DATABASE_URL: credentials.key("url") },
    migration: { command: ["alembic", "upgrade", "head"] },
  });
  return defineApplication({
    name: "fastapi-app",
    on: cluster,
    workloads: [fastapi],
    routes: [loadBalancer(fastapi, { port: 80 })],
    dashboards: [requests],
  });
}

export default fastapiAppOn(fastapiAppCluster);
