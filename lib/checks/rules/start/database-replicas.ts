import { serverOf } from "../../containers/server.ts";
import { numberAt, textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Official images of databases that know of no other than themselves unless told. */
const alone = new Set(["mariadb", "mysql", "postgres"]);

/** Words and variables by which they are told. */
const told = /repl|primary|replica|standby|galera|wsrep|patroni|gtid|cluster|master|slave/i;

/** Databases that do not replicate have one pod. */
export const databaseReplicas: Rule = {
  number: 294,
  name: "database-replicas",
  reason: "Two pods of a database that does not replicate are two databases: each request finds other data.",
  see: "https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/",
  *check(graph) {
    for (const { resource: at, containers, podSpec } of graph.workloads) {
      const replicas = numberAt(at.object, "spec", "replicas") ?? 1;
      if (replicas < 2 || at.object.kind !== "StatefulSet") continue;
      const server = containers.find((one) => alone.has(serverOf(one)?.name ?? ""));
      if (server === undefined || told.test(JSON.stringify([podSpec, server.words]))) continue;
      yield {
        at,
        severity: "warning",
        message: `spec.replicas is ${replicas}, and nothing tells ${textAt(server.fields, "image")} to replicate: these are ${replicas} databases of their own`,
        fix: "write replicas 1, or set replication up",
      };
    }
  },
};
