import type { Graph } from "../graph/graph.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { expanded } from "./commands.ts";
import { environmentOf } from "./environment.ts";
import { cleanPath } from "./mounts.ts";
import { mountedTexts } from "./scripts.ts";
import type { Server } from "./server.ts";

/** Where a server keeps its data: a fixed place that a variable or a flag moves. */
interface Place {
  path(tag: string): string | undefined;
  readonly variable?: string;
  readonly flag?: RegExp;
  /** Words that name a configuration, which may say anything. */
  readonly configuration?: RegExp;
}

const fixed = (path: string) => () => path;

/** First release of the image that keeps its data in a folder of its version. */
const versionedPostgres = 18;

function postgresPath(tag: string): string | undefined {
  const major = /(?:^|pg)(\d+)/.exec(tag)?.[1];
  if (major === undefined) return undefined;
  return Number(major) < versionedPostgres
    ? "/var/lib/postgresql/data"
    : `/var/lib/postgresql/${major}/docker`;
}

function influxPath(tag: string): string | undefined {
  if (tag.startsWith("2")) return "/var/lib/influxdb2";
  return tag.startsWith("1") ? "/var/lib/influxdb" : undefined;
}

/** @see https://hub.docker.com/_/postgres "PGDATA", and the pages of the others */
const places: Readonly<Record<string, Place>> = {
  cassandra: { path: fixed("/var/lib/cassandra") },
  elasticsearch: { path: fixed("/usr/share/elasticsearch/data"), variable: "path.data" },
  "gitea/gitea": { path: fixed("/data") },
  "grafana/grafana": { path: fixed("/var/lib/grafana"), variable: "GF_PATHS_DATA" },
  influxdb: { path: influxPath },
  "jenkins/jenkins": { path: fixed("/var/jenkins_home"), variable: "JENKINS_HOME" },
  mariadb: { path: fixed("/var/lib/mysql"), flag: /--datadir[= ](\S+)/ },
  mongo: { path: fixed("/data/db"), flag: /--dbpath[= ](\S+)/, configuration: /--config|-f\s/ },
  mysql: { path: fixed("/var/lib/mysql"), flag: /--datadir[= ](\S+)/ },
  postgres: { path: postgresPath, variable: "PGDATA", flag: /(?:^|\s)-D\s*(\S+)/ },
  "prom/prometheus": { path: fixed("/prometheus"), flag: /--storage\.tsdb\.path[= ](\S+)/ },
  rabbitmq: { path: fixed("/var/lib/rabbitmq"), variable: "RABBITMQ_MNESIA_BASE" },
  redis: { path: fixed("/data"), flag: /--dir[= ](\S+)/, configuration: /\.conf\b/ },
  registry: { path: fixed("/var/lib/registry"), variable: "REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY" },
  "sonatype/nexus3": { path: fixed("/nexus-data") },
  "valkey/valkey": { path: fixed("/data"), flag: /--dir[= ](\S+)/, configuration: /\.conf\b/ },
};

/** The folder that the server of a container keeps its data in; undefined where that cannot be told. */
export function dataPathOf(
  graph: Graph,
  workload: Workload,
  container: Container,
  { name, image: { tag } }: Server,
): string | undefined {
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  if (place === undefined) return undefined;
  const environment = environmentOf(graph, workload.namespace, container);
  const values = environment.values;
  const words = container.words.map((word) => expanded(word, values)).join(" ");
  if (place.configuration?.test(words)) {
    const files = [...mountedTexts(graph, workload, container)].filter(([path]) => words.includes(path));
    const path = /^[ \t]*dir[ \t]+["']?(\/[^\s"']+)/m.exec(files.map(([, file]) => file).join("\n"))?.[1];
    return path === undefined ? undefined : cleanPath(path);
  }
  const { variable = "" } = place;
  const isHidden = environment.variables.some((one) => one.name === variable) && !values.has(variable);
  if (isHidden || (variable !== "" && environment.isOpen && !values.has(variable))) return undefined;
  const path = place.flag?.exec(words)?.[1] ?? values.get(variable) ?? place.path(tag);
  return path?.startsWith("/") ? cleanPath(path) : undefined;
}
