import { mountOver, mountsOf } from "../../containers/mounts.ts";
import { serverOf } from "../../containers/server.ts";
import { isImageVolume, serverWrites } from "../../containers/server-writes.ts";
import { writesOf } from "../../containers/writes.ts";
import { isTrueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

function* declaredWrites(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const mounts = mountsOf(workload, container);
  const server = serverOf(container);
  const told = new Set<string>();
  for (const { path, by, isCertain } of writesOf(graph, workload, container)) {
    if (told.has(path) || mountOver(mounts, path) !== undefined) continue;
    if (server !== undefined && isImageVolume(server, path)) continue;
    told.add(path);
    yield {
      at: workload.resource,
      ...(!isCertain && { severity: "warning" }),
      message: `container ${container.name} has a read-only root, but ${by} writes to ${path}, where no volume is mounted`,
      fix: `mount an emptyDir over ${path}`,
    };
  }
}

function* knownWrites(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const known = serverWrites(graph, workload, container);
  if (known === undefined) return;
  const mounts = mountsOf(workload, container);
  const left = known.paths.filter((path) => mountOver(mounts, path)?.isReadOnly ?? true);
  if (left.length === 0) return;
  yield {
    at: workload.resource,
    message: `container ${container.name} has a read-only root, but ${known.server.image.text} writes to ${enumerate(left)} and does not start without`,
    fix: `mount an emptyDir at ${enumerate(left)}`,
  };
}

/** What a container with a read-only root writes lies in volumes. */
export const readOnlyRoots: Rule = {
  number: 234,
  name: "read-only-roots",
  reason: "A program that cannot write where it has to ends as soon as it starts, or when it first writes.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        if (!isTrueAt(container.fields, "securityContext", "readOnlyRootFilesystem")) continue;
        yield* declaredWrites(graph, workload, container);
        yield* knownWrites(graph, workload, container);
      }
    }
  },
};
