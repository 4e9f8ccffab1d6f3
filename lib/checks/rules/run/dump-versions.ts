import { commandText } from "../../backups/commands.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { servicesByName } from "../../graph/services-by-name.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";

const imageForm = /(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb):(?:pg)?(\d{1,2})(?!\d)/;

const clients = /\b(pg_dump|pg_dumpall)\b/;

function majorOf({ fields }: Container): number | undefined {
  const [, major] = imageForm.exec(textAt(fields, "image") ?? "") ?? [];
  return major === undefined ? undefined : Number(major);
}

/** A server of PostgreSQL in the tree. */
interface Server {
  readonly workload: Workload;
  readonly major: number;
}

function serversOf(graph: Graph): Server[] {
  return graph.workloads.flatMap((workload) => {
    const { kind } = workload.resource.object;
    if (kind !== "StatefulSet" && kind !== "Deployment") return [];
    const [major] = workload.containers
      .filter(({ list, fields }) => list === "containers" && !("command" in fields))
      .flatMap((container) => majorOf(container) ?? []);
    return major === undefined ? [] : [{ workload, major }];
  });
}

/** The servers whose Services a text names; in its own namespace, or with another one behind. */
function serversNamed(
  graph: Graph,
  serviceOf: ReturnType<typeof servicesByName>,
  servers: readonly Server[],
  text: string,
  namespace: string,
): Server[] {
  const words = text.match(/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*/g) ?? [];
  const found = [...new Set(words)].flatMap((word) => {
    const [name = "", other] = word.split(".");
    const service = serviceOf(other === undefined || other === "svc" ? namespace : other, name);
    return service === undefined ? [] : graph.pods.matching(service.namespace, service.selector);
  });
  return servers.filter(({ workload }) => found.includes(workload));
}

/** A database is dumped by a program that is not older than it. */
export const dumpVersions: Rule = {
  number: 384,
  name: "dump-versions",
  reason: "`pg_dump` refuses a server of a newer major version than its own: there is no backup.",
  see: "https://www.postgresql.org/docs/current/app-pgdump.html",
  *check(graph) {
    const servers = serversOf(graph);
    const serviceOf = servicesByName(graph);
    for (const workload of servers.length === 0 ? [] : graph.workloads) {
      const { namespace, resource: at } = workload;
      for (const container of workload.containers) {
        const text = commandText(container);
        const [client] = clients.exec(text) ?? [];
        const major = majorOf(container);
        if (client === undefined || major === undefined) continue;
        const named = serversNamed(graph, serviceOf, servers, text, namespace);
        const near = servers.filter((server) => server.workload.namespace === namespace);
        // Without a host that is written here, the only server of the namespace is meant.
        const only = near.length === 1 ? near : [];
        const meant = named.length > 0 ? named : only;
        for (const server of meant) {
          if (server.workload === workload || server.major <= major) continue;
          yield {
            at,
            message: `${client} of version ${major} refuses ${server.workload.title}, which is PostgreSQL ${server.major}: no backup is made`,
            fix: `use an image of PostgreSQL ${server.major} or later in container ${container.name}`,
          };
        }
      }
    }
  },
};
