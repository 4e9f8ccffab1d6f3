import { textsAt } from "../graph/fields.ts";
import { once } from "../graph/once.ts";
import type { Container } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";
import { type KnownImage, knownImageOf } from "./image.ts";

/** Images that are another with something added, which start as it does. */
const alike: Readonly<Record<string, string>> = {
  "grafana/grafana-enterprise": "grafana/grafana",
  "grafana/grafana-oss": "grafana/grafana",
  "pgvector/pgvector": "postgres",
  "postgis/postgis": "postgres",
  "timescale/timescaledb": "postgres",
  "timescale/timescaledb-ha": "postgres",
};

/** Words that start the server of an image, where its name does not. */
const programs: Readonly<Record<string, RegExp>> = {
  httpd: /httpd/,
  mariadb: /mariadbd|mysqld/,
  mongo: /mongod\b/,
  mysql: /mysqld/,
  postgres: /\bpostgres\b/,
  redis: /redis-server/,
  valkey: /valkey-server/,
};

/** @see https://github.com/distribution/reference */
const longestName = 255;

/** The server that an image holds, by the name that its publisher gives it. */
export interface Server {
  readonly name: string;
  readonly image: KnownImage;
}

const programOf = remembered((name): RegExp => {
  const own = Object.hasOwn(programs, name) ? programs[name] : undefined;
  return own ?? new RegExp(`\\b${(name.split("/").at(-1) ?? "").replace(/[^a-z0-9-]/g, ".")}\\b`);
});

/**
 * The server that a container starts when its image is a well-known one and its command does not say something else,
 * such as `pg_dump`.
 */
export const serverOf = once((container: Container): Server | undefined => {
  const image = knownImageOf(container);
  if (image === undefined || image.name.length > longestName || !container.stays) return undefined;
  const name = (Object.hasOwn(alike, image.name) ? alike[image.name] : undefined) ?? image.name;
  // Most containers say nothing else than their image does.
  if (container.words.length === 0) return { name, image };
  const command = textsAt(container.fields, "command");
  const args = textsAt(container.fields, "args");
  const program = programOf(name);
  const isReplaced = command.length > 0 && !program.test([...command, ...args].join(" "));
  const [first = "-"] = args;
  const isOther = command.length === 0 && !first.startsWith("-") && !program.test(args.join(" "));
  return isReplaced || isOther ? undefined : { name, image };
});
