import type { Graph } from "../graph/graph.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { environmentOf } from "./environment.ts";
import { isWithin, mountsOf } from "./mounts.ts";
import { type Server, serverOf } from "./server.ts";

interface Need {
  readonly paths: readonly string[];
  /** Words or values of variables that move it elsewhere. */
  readonly unless?: RegExp;
  /** Configuration that may move it elsewhere, where the image has it. */
  readonly configuredAt?: string;
}

/**
 * Where well-known servers write beside their data, which the images keep in volumes of their own.
 *
 * @see https://hub.docker.com/_/nginx "Running nginx in read-only mode"
 * @see https://hub.docker.com/_/postgres
 */
const needs: Readonly<Record<string, Need>> = {
  "grafana/grafana": { paths: ["/var/lib/grafana"], unless: /GF_PATHS_DATA|cfg:.*paths\.data/ },
  httpd: { paths: ["/usr/local/apache2/logs"], configuredAt: "/usr/local/apache2/conf/httpd.conf" },
  mariadb: { paths: ["/run/mysqld", "/tmp"], unless: /--(socket|pid-file|tmpdir)/ },
  mongo: { paths: ["/tmp"], unless: /unixSocketPrefix|nounixsocket/i },
  mysql: { paths: ["/var/run/mysqld", "/tmp"], unless: /--(socket|pid-file|tmpdir)/ },
  nginx: {
    paths: ["/var/cache/nginx", "/var/run"],
    unless: /\bpid\s+\//,
    configuredAt: "/etc/nginx/nginx.conf",
  },
  "nginxinc/nginx-unprivileged": { paths: ["/tmp"], configuredAt: "/etc/nginx/nginx.conf" },
  postgres: { paths: ["/var/run/postgresql"], unless: /unix_socket_directories|config_file/ },
};

/** Folders that images make writable by declaring volumes. */
const imageVolumes: Readonly<Record<string, readonly string[]>> = {
  "jenkins/jenkins": ["/var/jenkins_home"],
  mariadb: ["/var/lib/mysql"],
  mongo: ["/data/db", "/data/configdb"],
  mysql: ["/var/lib/mysql"],
  postgres: ["/var/lib/postgresql"],
  "prom/alertmanager": ["/alertmanager"],
  "prom/prometheus": ["/prometheus"],
  rabbitmq: ["/var/lib/rabbitmq"],
  redis: ["/data"],
  registry: ["/var/lib/registry"],
  "valkey/valkey": ["/data"],
};

/** Whether an image has a volume of its own where a path lies. */
export function isImageVolume({ name }: Server, path: string): boolean {
  const volumes = Object.hasOwn(imageVolumes, name) ? (imageVolumes[name] ?? []) : [];
  return volumes.some((volume) => isWithin(path, volume));
}

/** Where the server of a container writes because of its image. */
export function serverWrites(
  graph: Graph,
  workload: Workload,
  container: Container,
): { readonly server: Server; readonly paths: readonly string[] } | undefined {
  const server = serverOf(container);
  const need = server && Object.hasOwn(needs, server.name) ? needs[server.name] : undefined;
  if (server === undefined || need === undefined) return undefined;
  const { paths, unless, configuredAt } = need;
  const values = [...environmentOf(graph, workload.namespace, container).values];
  const said = [...container.words, ...values.map(([name, value]) => `${name}=${value}`)].join("\n");
  if (unless?.test(said)) return undefined;
  const mounts = mountsOf(workload, container);
  if (configuredAt !== undefined && mounts.some(({ path }) => isWithin(configuredAt, path))) return undefined;
  return { server, paths };
}
