import { type ConfigFile, configFile } from "./config-file.ts";
import type { ProgressiveDelivery } from "./delivery.ts";
import { type Duration, seconds } from "./duration.ts";
import type { Environment } from "./environment.ts";
import { fixedImage, type Image } from "./image.ts";
import type { Objectives } from "./objective.ts";
import { probe } from "./probe.ts";
import { refuse } from "./problem.ts";
import { type Bytes, type Cpu, mebibytes, millicores } from "./quantity.ts";
import type { Replicas } from "./replicas.ts";
import { isRoutePath } from "./route-path.ts";
import { service } from "./service.ts";
import type { Architecture, Exporter, Service, ServiceNames } from "./workload.ts";

/** User `nginx` of the official images, Debian and Alpine alike. */
const NGINX_USER = 101;

/** What a definition says of a static site. */
export interface StaticSiteProps {
  /** nginx with the built site in `/usr/share/nginx/html`, listening on port 80. */
  readonly image: Image;
  readonly replicas: number | Replicas;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  /** Paths that nginx passes on to a service, with everything below them: `{ "/api": gateway }`. */
  readonly proxies?: Readonly<Record<string, Service>>;
  /** Whether an exporter beside nginx tells its connections and requests. @default - false */
  readonly metrics?: boolean;
  /** Promises about its pods; nginx tells nothing of single requests. */
  readonly objectives?: Objectives;
  /** @default - pod after pod, as a Deployment does */
  readonly delivery?: ProgressiveDelivery;
  readonly env?: Environment;
  readonly names?: Partial<ServiceNames>;
  /** @default - `app.kubernetes.io/name` with the workload's name */
  readonly selector?: Readonly<Record<string, string>>;
  /** How often the first page is asked for, to learn whether nginx lives. @default - 20 s */
  readonly livenessEvery?: Duration;
  /** @default - runs on nodes of any processor */
  readonly architecture?: Architecture;
  /** @default - false */
  readonly apiToken?: boolean;
}

/**
 * What every single-page application behind nginx is served with: compressed, hashed assets cached for ever,
 * `index.html` never, and unknown paths answered with `index.html`, so that the application's own routes work.
 */
const SITE: ConfigFile = configFile("nginx/default.conf", import.meta.url);

const STATUS: ConfigFile = configFile("nginx/status.conf", import.meta.url);

/**
 * Reads the state of nginx on the pod's own network and tells it to Prometheus.
 *
 * @see https://github.com/nginx/nginx-prometheus-exporter
 */
const EXPORTER: Exporter = {
  image: fixedImage("exporter", "docker.io/nginx/nginx-prometheus-exporter:1.5.1"),
  args: ["--nginx.scrape-uri=http://127.0.0.1:80/nginx-status"],
  port: 9113,
  path: "/metrics",
  cpu: millicores(10),
  memory: mebibytes(16, 48),
};

const PROXY = configFile("nginx/proxy.conf", import.meta.url).content;

/** The location of a path that nginx passes on, as a file that the site's configuration includes. */
function proxyFile(path: string, { url }: Service, site: string): [string, ConfigFile] {
  if (path === "/" || !isRoutePath(path)) {
    refuse(`workload ${site} passes on path "${path}"`, 'write it as "/api", without a trailing "/"');
  }
  const name = `${path.slice(1).replaceAll("/", "-")}.conf`;
  const content = PROXY.replace("{{path}}", () => path).replace("{{url}}", () => url);
  return [`/etc/nginx/locations/${name}`, { name, content }];
}

/**
 * A single-page application behind nginx, which runs as its own user with a read-only root file system; what it writes (cache,
 * process id) lies in volumes of its own. Refuses paths to pass on that a route could not have.
 */
export function staticSite(
  name: string,
  { proxies = {}, metrics = false, livenessEvery = seconds(20), ...props }: StaticSiteProps,
): Service {
  return service(name, {
    ...props,
    port: 80,
    user: NGINX_USER,
    files: {
      "/etc/nginx/conf.d/default.conf": SITE,
      ...(metrics ? { "/etc/nginx/locations/status.conf": STATUS } : {}),
      ...Object.fromEntries(Object.entries(proxies).map(([path, to]) => proxyFile(path, to, name))),
    },
    calls: Object.values(proxies),
    ...(metrics ? { exporter: EXPORTER } : {}),
    writable: ["/tmp", "/var/cache/nginx", "/var/run"],
    probes: { ready: "/", live: probe("/", { after: seconds(10), every: livenessEvery }) },
  });
}
