import { textAt } from "../graph/fields.ts";
import type { Container } from "../graph/workload.ts";

/** What a database does with data of another version than its own. */
export interface Engine {
  readonly name: string;
  /** Numbers of a version that say which data it writes. */
  readonly digits: 1 | 2;
  /** How many majors it may go up at once with the data as it is. */
  readonly mostUp: number;
}

const postgres: Engine = { name: "PostgreSQL", digits: 1, mostUp: 0 };
const mysql: Engine = { name: "MySQL", digits: 2, mostUp: 1 };
const mongo: Engine = { name: "MongoDB", digits: 1, mostUp: 1 };
const redis: Engine = { name: "Redis", digits: 1, mostUp: 99 };
const elasticsearch: Engine = { name: "Elasticsearch", digits: 2, mostUp: 1 };

const engines: Readonly<Record<string, Engine>> = {
  elasticsearch,
  influxdb: { name: "InfluxDB", digits: 1, mostUp: 0 },
  mariadb: { name: "MariaDB", digits: 2, mostUp: 99 },
  mongo,
  mongodb: mongo,
  mysql,
  neo4j: { name: "Neo4j", digits: 1, mostUp: 1 },
  opensearch: { name: "OpenSearch", digits: 2, mostUp: 1 },
  pgvector: postgres,
  postgis: postgres,
  postgres,
  postgresql: postgres,
  redis,
  timescaledb: postgres,
  valkey: { name: "Valkey", digits: 1, mostUp: 99 },
};

/** Images in which the version of the extension comes before that of PostgreSQL. */
const prefixed: Readonly<Record<string, RegExp>> = {
  pgvector: /(?:^|-)pg(\d+)/,
  timescaledb: /(?:^|-)pg(\d+)/,
};

/** A database and its version. */
export interface Database {
  readonly engine: Engine;
  /** Major and minor. */
  readonly version: readonly [number, number];
  readonly text: string;
}

/** The database that an image is, by its name and tag; nothing for others, and where the tag is no version. */
export function databaseOf({ fields }: Container): Database | undefined {
  const image = (textAt(fields, "image") ?? "").split("@")[0] ?? "";
  const [, name = "", tag = ""] = /([^/:]+):([^:/]+)$/.exec(image) ?? [];
  const engine = Object.hasOwn(engines, name) ? engines[name] : undefined;
  const form = Object.hasOwn(prefixed, name) ? prefixed[name] : /^v?(\d+)(?:\.(\d+))?/;
  const [, major, minor] = form?.exec(tag) ?? [];
  if (engine === undefined || major === undefined) return undefined;
  return { engine, version: [Number(major), Number(minor ?? 0)], text: tag };
}

/** Why a database cannot start on the data of another version of itself; nothing where it can. */
export function mismatch(before: Database, after: Database): string | undefined {
  const { name, digits, mostUp } = after.engine;
  const [was, is] = [before.version, after.version];
  const isDown = is[0] < was[0] || (digits === 2 && is[0] === was[0] && is[1] < was[1]);
  if (isDown) return `${name} ${after.text} does not read what ${before.text} wrote`;
  if (is[0] - was[0] <= mostUp) return undefined;
  return mostUp === 0
    ? `${name} ${after.text} does not start on the data of ${before.text}, which has to be migrated first`
    : `${name} ${after.text} does not start on the data of ${before.text}: it goes up one major version at a time`;
}
