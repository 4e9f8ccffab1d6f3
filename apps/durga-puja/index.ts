import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { type Application, defineApplication } from "#lib/model/application.ts";
import { type Bucket, bucket } from "#lib/model/bucket.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { canary } from "#lib/model/delivery.ts";
import { type Duration, days, hours, minutes, seconds } from "#lib/model/duration.ts";
import { imagesOf } from "#lib/model/image.ts";
import { managedPostgres } from "#lib/model/managed-postgres.ts";
import { managedRedis } from "#lib/model/managed-redis.ts";
import { milliseconds, percent } from "#lib/model/objective.ts";
import { probe } from "#lib/model/probe.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { ANY_HOST, alb, loadBalancer, route } from "#lib/model/route.ts";
import { secret } from "#lib/model/secret.ts";
import { type ServiceProps, service } from "#lib/model/service.ts";
import { staticSite } from "#lib/model/static-site.ts";
import type { Service } from "#lib/model/workload.ts";
import { applicationMetrics } from "./dashboard.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);
const secrets = secret("backend-secrets", { filled: ["mongodb-uri"], generated: ["jwt-secret"] });

const database = managedPostgres("durga-puja-db", {
  version: 15,
  class: "db.t3.micro",
  storage: gibibytes(20, 100),
  database: "durga_puja",
  user: "durgapuja",
  multiAz: true,
  backup: { keep: days(7) },
  enhancedMonitoring: true,
  iamAuthentication: true,
  maxConnections: 100,
});

const cache = managedRedis("durga-puja-redis", {
  version: "7.0",
  class: "cache.t3.micro",
  replicas: 1,
  backup: { keep: days(7) },
});

/** Photos of users and what is made of them; what is seldom looked at moves to cheaper storage. */
function assetsOn({ account }: Cluster, { uploadsDeletedAfter }: Options): Bucket {
  const infrequentAccess = days(90);
  return bucket("durga-puja-assets", {
    account,
    versioned: true,
    prefixes: {
      uploads: {
        infrequentAccess,
        ofUsers: true,
        ...(uploadsDeletedAfter && { deleteAfter: uploadsDeletedAfter }),
      },
      thumbnails: { infrequentAccess },
      static: { infrequentAccess },
      backups: { infrequentAccess, deleteAfter: days(365) },
    },
    deleteOldVersions: days(365),
  });
}

/** What can be switched. */
interface Options {
  /** Whether a Network Load Balancer serves the frontend too, beside the Application Load Balancer. */
  readonly networkLoadBalancer: boolean;
  /** Host of a certificate in ACM, with which the Application Load Balancer serves 443 and redirects 80 there. */
  readonly host?: string;
  /** ARN of a certificate in ACM, with which the Network Load Balancer serves 443 as well. */
  readonly certificate?: string;
  /** When what users uploaded is deleted. @default - never: nobody can bring it back */
  readonly uploadsDeletedAfter?: Duration;
}

const replicas = between(3, 10).atCpu(70).atMemory(80).growing(1, minutes(1)).shrinking(1, minutes(5));
const scaling = { podStart: seconds(60), scaleUp: minutes(5) };

/** A new version takes traffic step by step, where the cluster has what that needs. */
function deliveryOn({ progressiveDelivery }: Cluster): Pick<ServiceProps, "delivery"> {
  if (!progressiveDelivery) return {};
  return {
    delivery: canary([
      { weight: 10, pause: minutes(5) },
      { weight: 50, pause: minutes(10) },
    ]),
  };
}

function backendOn(cluster: Cluster, assets: Bucket): Service {
  return service("backend", {
    names: { service: "backend-service" },
    selector: { app: "backend" },
    image: images.backend,
    port: 5000,
    replicas,
    cpu: millicores(200, 1000),
    memory: mebibytes(256, 1024),
    probes: { live: probe("/health", { every: seconds(30) }), ready: "/ready" },
    metrics: "/metrics",
    objectives: {
      availability: percent(99.9),
      errorRate: percent(0.1),
      p95: milliseconds(300),
      ...scaling,
    },
    ...deliveryOn(cluster),
    calls: [database, cache],
    uses: [assets.readWrite],
    env: {
      NODE_ENV: "production",
      PORT: 5000,
      SESSION_TTL_SECONDS: hours(24).seconds,
      RESPONSE_TTL_SECONDS: minutes(5).seconds,
      QUERY_TTL_SECONDS: minutes(10).seconds,
      METADATA_TTL_SECONDS: hours(1).seconds,
      ASSETS_BUCKET: assets.name,
      AWS_REGION: cluster.region,
      MONGODB_URI: secrets.key("mongodb-uri"),
      DATABASE_URL: database.url,
      REDIS_URL: cache.url,
      JWT_SECRET: secrets.key("jwt-secret"),
    },
  });
}

/** The application on a cluster, with its entrances as the options say. */
export function durgaPujaOn(cluster: Cluster, options: Options): Application {
  const { networkLoadBalancer, host, certificate } = options;
  const assets = assetsOn(cluster, options);
  const backend = backendOn(cluster, assets);
  const frontend = staticSite("frontend", {
    selector: { app: "frontend" },
    image: images.frontend,
    replicas,
    cpu: millicores(100, 500),
    memory: mebibytes(128, 512),
    livenessEvery: seconds(30),
    objectives: scaling,
    ...deliveryOn(cluster),
    env: { VITE_API_URL: `${backend.url}/api` },
  });
  const entrance = alb({ name: "durga-puja-ingress", tls: host ?? false, drain: seconds(300) });
  const network = { port: 80, type: "network", ...(certificate && { certificate }) } as const;
  return defineApplication({
    name: "durga-puja",
    on: cluster,
    workloads: [frontend, backend],
    managed: [database, cache, assets],
    routes: [
      route(ANY_HOST, { "/": frontend, "/api": backend }, entrance),
      ...(networkLoadBalancer ? [loadBalancer(frontend, network)] : []),
    ],
    dashboards: [applicationMetrics],
  });
}

export default durgaPujaOn(durgaPuja, { networkLoadBalancer: true });
