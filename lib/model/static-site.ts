import { type ConfigFile, configFile } from "./config-file.ts";
import { type Duration, seconds } from "./duration.ts";
import type { Environment } from "./environment.ts";
import type { Image } from "./image.ts";
import { probe } from "./probe.ts";
import type { Bytes, Cpu } from "./quantity.ts";
import type { Replicas } from "./replicas.ts";
import { service } from "./service.ts";
import type { Architecture, Service, ServiceNames } from "./workload.ts";

/** User `nginx` of the official images, Debian and Alpine alike. */
const NGINX_USER = 101;

/** What a definition says of a static site. */
export interface StaticSiteProps {
  /** nginx with the built site in `/usr/share/nginx/html`, listening on port 80. */
  readonly image: Image;
  readonly replicas: number | Replicas;
  readonly cpu: Cpu;
  readonly memory: Bytes;
  /**
   * What nginx reads at `/etc/nginx/conf.d/default.conf`, from the application's folder.
   *
   * @default - a single-page application: compressed, hashed assets cached for ever, `index.html` never, and
   * unknown paths answered with `index.html`, so that the application's own routes work
   */
  readonly configuration?: ConfigFile;
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

/** What every single-page application behind nginx is served with; nginx itself proves it in the tests. */
const SITE: ConfigFile = configFile("nginx/default.conf", import.meta.url);

/**
 * A site behind nginx, which runs as its own user with a read-only root file system; what it writes (cache,
 * process id) lies in volumes of its own.
 */
export function staticSite(
  name: string,
  { configuration = SITE, livenessEvery = seconds(20), ...props }: StaticSiteProps,
): Service {
  return service(name, {
    ...props,
    port: 80,
    user: NGINX_USER,
    files: { "/etc/nginx/conf.d/default.conf": configuration },
    writable: ["/tmp", "/var/cache/nginx", "/var/run"],
    probes: { ready: "/", live: probe("/", { after: seconds(10), every: livenessEvery }) },
  });
}
