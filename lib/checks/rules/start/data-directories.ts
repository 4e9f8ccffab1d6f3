import { dataPathOf } from "../../containers/data-path.ts";
import { isLasting, isWithin, type Mount, mountOver, mountsOf } from "../../containers/mounts.ts";
import { type Server, serverOf } from "../../containers/server.ts";
import { storageOf } from "../../containers/storage.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Kinds whose pods come and go, and find their data again. */
const longRunning = new Set(["Deployment", "StatefulSet", "Rollout"]);

function* misplaced(
  at: Workload,
  server: Server,
  path: string,
  mounts: readonly Mount[],
): Generator<Violation> {
  const claimed = mounts.filter((mount) => isLasting(mount) && !mount.isReadOnly);
  const over = mountOver(mounts, path);
  // Somebody may keep only a part of the data.
  if (claimed.length === 0 || (over !== undefined && isLasting(over))) return;
  if (server.name !== "postgres" && claimed.some((mount) => isWithin(mount.path, path))) return;
  yield {
    at: at.resource,
    message: `${server.image.text} keeps its data in ${path}, but the claimed volume is mounted at ${enumerate(claimed.map((mount) => mount.path))}: the data is gone with the pod`,
    fix: `mount the claim at ${path}, or move the data under it`,
  };
}

function* notEmpty(
  graph: Graph,
  { resource: at, namespace }: Workload,
  server: Server,
  path: string,
  mounts: readonly Mount[],
): Generator<Violation> {
  const mount = mountOver(mounts, path);
  if (server.name !== "postgres" || mount?.volume === undefined) return;
  if (mount.path !== path || mount.subPath !== undefined || !isLasting(mount)) return;
  const storage = storageOf(graph, namespace, mount.volume);
  if (storage !== undefined && (!storage.isDisk || !storage.fileSystem.startsWith("ext"))) return;
  yield {
    at,
    ...(storage === undefined && { severity: "warning" }),
    message: `PGDATA of ${server.image.text} is ${path}, the root of volume ${mount.volume.name}: a new disk has lost+found there, and initdb refuses a folder that is not empty`,
    fix: `set PGDATA to ${path}/pgdata, or mount a subPath of the volume`,
  };
}

function* violationsOf(graph: Graph, workload: Workload, container: Container): Generator<Violation> {
  const server = serverOf(container);
  const path = server && dataPathOf(graph, workload, container, server);
  if (server === undefined || path === undefined) return;
  const mounts = mountsOf(workload, container);
  yield* misplaced(workload, server, path, mounts);
  yield* notEmpty(graph, workload, server, path, mounts);
}

/** Servers keep their data where their claimed volume is, and where they can begin. */
export const dataDirectories: Rule = {
  number: 236,
  name: "data-directories",
  reason: "A database whose data lies beside its volume loses it with its pod, and nothing says so before.",
  see: "https://hub.docker.com/_/postgres#pgdata",
  *check(graph) {
    for (const workload of graph.workloads) {
      if (!longRunning.has(workload.resource.object.kind)) continue;
      for (const container of workload.containers) yield* violationsOf(graph, workload, container);
    }
  },
};
