import { dataPathOf } from "../../containers/data-path.ts";
import { type Mount, mountOver, mountsOf } from "../../containers/mounts.ts";
import { serverOf } from "../../containers/server.ts";
import { type Write, writesOf } from "../../containers/writes.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

/** Why nothing can be written under a mount. */
function reasonOf({ volume, path }: Mount): string {
  const name = volume?.name ?? "";
  if (volume?.type === "configMap") return `${path} is ConfigMap volume ${name}, which is read-only`;
  if (volume?.type === "secret") return `${path} is Secret volume ${name}, which is read-only`;
  return `${path} is volume ${name}, which is mounted read-only`;
}

function dataWrites(graph: Graph, workload: Workload, container: Container): Write[] {
  const server = serverOf(container);
  const path = server && dataPathOf(graph, workload, container, server);
  return path === undefined ? [] : [{ path, by: `the data of ${server?.image.text}`, isCertain: true }];
}

function* violationsOf(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const mounts = mountsOf(workload, container);
  if (!mounts.some(({ isReadOnly }) => isReadOnly)) return;
  const told = new Set<string>();
  const writes = [...dataWrites(graph, workload, container), ...writesOf(graph, workload, container)];
  for (const { path, by, isCertain } of writes) {
    const mount = mountOver(mounts, path);
    if (mount === undefined || !mount.isReadOnly || told.has(path)) continue;
    // A variable may well name the folder of files that are only read.
    if (!isCertain) continue;
    told.add(path);
    const verb = by.startsWith("the data") ? "lies in" : "writes to";
    yield {
      at: workload.resource,
      message: `${by} in container ${container.name} ${verb} ${path}, but ${reasonOf(mount)}`,
      fix: "mount a writable volume there, or write elsewhere",
    };
  }
}

/** What is written lies in volumes that can be written to. */
export const readOnlyMounts: Rule = {
  number: 235,
  name: "read-only-mounts",
  reason:
    "A program that writes into a read-only volume ends with an error, most of them as soon as they start.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#read-only-mounts",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) yield* violationsOf(graph, workload, container);
    }
  },
};
