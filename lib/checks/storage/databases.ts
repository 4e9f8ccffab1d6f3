import { type Found, listAt, textAt, textsAt } from "../graph/fields.ts";
import type { Container } from "../graph/workload.ts";

/** A server that keeps what it is told on disk. */
interface Database {
  /** Last part of its image's name, without tag. */
  readonly image: RegExp;
  /** Variable that says where its data is. */
  readonly variable?: string;
  /** Where its data is otherwise. */
  readonly directory: string;
}

/**
 * Databases by image, with the directory that their images keep data in. Caches are none: what they lose they get again.
 *
 * @see https://github.com/docker-library/docs
 */
const databases: readonly Database[] = [
  {
    image: /^(postgres|postgis|timescaledb|pgvector)$/,
    variable: "PGDATA",
    directory: "/var/lib/postgresql",
  },
  { image: /^(mysql|mariadb|percona)$/, directory: "/var/lib/mysql" },
  { image: /^mongo$/, directory: "/data/db" },
  { image: /^(elasticsearch|elasticsearch-oss)$/, directory: "/usr/share/elasticsearch/data" },
  { image: /^opensearch$/, directory: "/usr/share/opensearch/data" },
  { image: /^cassandra$/, directory: "/var/lib/cassandra" },
  { image: /^neo4j$/, directory: "/data" },
  { image: /^couchdb$/, directory: "/opt/couchdb/data" },
  { image: /^influxdb$/, directory: "/var/lib/influxdb" },
  { image: /^etcd$/, directory: "/var/lib/etcd" },
];

/** `postgres` of `registry.example.com/library/postgres:16.1@sha256:…`. */
export function imageName(image: string): string {
  const path = image.split("@")[0] ?? "";
  return path.slice(path.lastIndexOf("/") + 1).split(":")[0] ?? "";
}

function variableOf(container: Found, name: string): string | undefined {
  const entry = listAt(container, "env").find((one) => textAt(one, "name") === name);
  return textAt(entry, "value");
}

/** Redis keeps data only where it is told to write every change. */
function ofRedis({ fields }: Container): string | undefined {
  const words = [...textsAt(fields, "command"), ...textsAt(fields, "args")].join(" ");
  return /--appendonly[ =]+"?yes/.test(words)
    ? (/--dir[ =]+"?(\/\S+)/.exec(words)?.[1] ?? "/data")
    : undefined;
}

/** Where a container keeps data that must outlive it; undefined for one that is no database, or does other work. */
export function dataDirectoryOf(container: Container): string | undefined {
  const { fields, stays } = container;
  const name = imageName(textAt(fields, "image") ?? "");
  if (!stays) return undefined;
  if (/^(redis|valkey|redis-stack-server)$/.test(name)) return ofRedis(container);
  const database = databases.find(({ image }) => image.test(name));
  // A container with a command of its own is a client, or keeps its data where only the command says.
  if (database === undefined || listAt(fields, "command").length > 0) return undefined;
  return (database.variable && variableOf(fields, database.variable)) ?? database.directory;
}
