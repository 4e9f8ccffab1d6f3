import { environmentOf } from "../../containers/environment.ts";
import { serverOf } from "../../containers/server.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Rule } from "../../rule.ts";

/** Variables of official images, of which one is needed before the first start. */
const needed: Readonly<Record<string, readonly string[]>> = {
  mariadb: [
    "MARIADB_ROOT_PASSWORD",
    "MARIADB_ROOT_PASSWORD_FILE",
    "MARIADB_ROOT_PASSWORD_HASH",
    "MARIADB_RANDOM_ROOT_PASSWORD",
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
    "MARIADB_ALLOW_EMPTY_PASSWORD",
    "MYSQL_ROOT_PASSWORD",
    "MYSQL_ROOT_PASSWORD_FILE",
    "MYSQL_RANDOM_ROOT_PASSWORD",
    "MYSQL_ALLOW_EMPTY_PASSWORD",
  ],
  mysql: [
    "MYSQL_ROOT_PASSWORD",
    "MYSQL_ROOT_PASSWORD_FILE",
    "MYSQL_RANDOM_ROOT_PASSWORD",
    "MYSQL_ALLOW_EMPTY_PASSWORD",
  ],
  postgres: ["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
};

/** Databases are told the password of their first user. */
export const databasePasswords: Rule = {
  number: 291,
  name: "database-passwords",
  reason: "The official images of databases do not start on an empty volume without a password.",
  see: "https://hub.docker.com/_/postgres#environment-variables",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        const server = serverOf(container);
        const names = server && Object.hasOwn(needed, server.name) ? needed[server.name] : undefined;
        // Who starts it otherwise may have made the database otherwise.
        if (names === undefined || listAt(container.fields, "command").length > 0) continue;
        const { variables, isOpen } = environmentOf(graph, workload.namespace, container);
        const told = variables.map(({ name }) => name);
        if (isOpen || told.some((name) => names.includes(name))) continue;
        const [usual = ""] = names;
        const near = nearest(usual, told);
        yield {
          at: workload.resource,
          message: `container ${container.name} runs ${textAt(container.fields, "image")} without ${usual}: it ends when it finds no database`,
          fix: near === undefined ? `add ${usual} from a Secret` : `write ${usual} for ${near}`,
        };
      }
    }
  },
};
