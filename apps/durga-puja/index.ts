import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { type Application, defineApplication } from "#lib/model/application.ts";
import { awsServices } from "#lib/model/aws.ts";
import { type Cluster, databaseSubnets } from "#lib/model/cluster.ts";
import { canary } from "#lib/model/delivery.ts";
import { hours, minutes, seconds } from "#lib/model/duration.ts";
import { external } from "#lib/model/external.ts";
import { imagesOf } from "#lib/model/image.ts";
import { milliseconds, percent } from "#lib/model/objective.ts";
import { probe } from "#lib/model/probe.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { ANY_HOST, alb, loadBalancer, route } from "#lib/model/route.ts";
import { secret } from "#lib/model/secret.ts";
import { type ServiceProps, service } from "#lib/model/service.ts";
import { staticSite } from "#lib/model/static-site.ts";
import type { Service } from "#lib/model/workload.ts";
import { applicationMetrics } from "./dashboard.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);
const secrets = secret("backend-secrets", ["mongodb-uri", "database-url", "redis-url", "jwt-secret"]);

/** What can be switched. */
interface Options {
  /** Whether a Network Load Balancer serves the frontend too, beside the Application Load Balancer. */
  readonly networkLoadBalancer: boolean;
  /** Host of a certificate in ACM, with which the Application Load Balancer serves 443 and redirects 80 there. */
  readonly host?: string;
  /** ARN of a certificate in ACM, with which the Network Load Balancer serves 443 as well. */
  readonly certificate?: string;
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

function backendOn(cluster: Cluster): Service {
  const database = external("database", { cidrs: databaseSubnets(cluster), port: 5432 });
  const cache = external("cache", { cidrs: databaseSubnets(cluster), port: 6379 });
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
}

/** The application on a cluster, with its entrances as the options say. */
export function durgaPujaOn(cluster: Cluster, options: Options): Application {
  const { networkLoadBalancer, host, certificate } = options;
  const backend = backendOn(cluster);
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
    routes: [
      route(ANY_HOST, { "/": frontend, "/api": backend }, entrance),
      ...(networkLoadBalancer ? [loadBalancer(frontend, network)] : []),
    ],
    dashboards: [applicationMetrics],
  });
}

export default durgaPujaOn(durgaPuja, { networkLoadBalancer: true });
