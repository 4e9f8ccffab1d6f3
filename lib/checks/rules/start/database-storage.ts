import { dataPathOf } from "../../containers/data-path.ts";
import { isLasting, mountOver, mountsOf } from "../../containers/mounts.ts";
import { serverOf } from "../../containers/server.ts";
import { listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count } from "../../wording.ts";

const jobs = new Set(["CronJob", "Job", "Pod"]);

/** Servers whose data nobody has besides. */
const databases = new Set([
  "cassandra",
  "elasticsearch",
  "influxdb",
  "mariadb",
  "mongo",
  "mysql",
  "postgres",
]);

/** Servers that keep data only where they are told to write every change down. */
const caches = new Set(["redis", "valkey/valkey"]);

/** Where a container keeps data that must outlive it; undefined for what is no database. */
function databasePath(graph: Graph, workload: Workload, container: Container): string | undefined {
  const server = serverOf(container);
  if (server === undefined) return undefined;
  const isKept =
    databases.has(server.name) ||
    (caches.has(server.name) && /--appendonly[ =]+"?yes/.test(container.words.join(" ")));
  return isKept ? dataPathOf(graph, workload, container, server) : undefined;
}

/** What becomes of the data; undefined where it is kept, or where nobody can tell. */
function lossOf(workload: Workload, container: Container, path: string): string | undefined {
  const mounts = mountsOf(workload, container);
  // That a claim is mounted elsewhere is a mistake of its own.
  if (mounts.some(isLasting)) return undefined;
  const over = mountOver(mounts, path);
  const { type, name } = over?.volume ?? {};
  if (over === undefined && mounts.every((mount) => !mount.path.startsWith(path))) {
    return `no volume is mounted at ${path}: what it stores is lost when the container restarts`;
  }
  if (type === "emptyDir") {
    return `its volume ${name} at ${over?.path} is an emptyDir: what it stores is lost when the pod is replaced`;
  }
  if (type === "hostPath") {
    return `its volume ${name} at ${over?.path} is a hostPath: what it stores stays behind when the pod moves to another node`;
  }
  return undefined;
}

function* ofContainers(graph: Graph, workload: Workload): Generator<Violation> {
  for (const container of workload.containers) {
    const path = databasePath(graph, workload, container);
    const loss = path === undefined ? undefined : lossOf(workload, container, path);
    if (loss === undefined) continue;
    yield {
      at: workload.resource,
      severity: "warning",
      message: `container ${container.name} runs ${textAt(container.fields, "image")}, and ${loss}`,
      fix: "mount a PersistentVolumeClaim there",
    };
  }
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention */
function* ofRetention(graph: Graph, workload: Workload): Generator<Violation> {
  const { resource: at, containers } = workload;
  const templates = listAt(at.object, "spec", "volumeClaimTemplates");
  if (templates.length === 0 || !containers.some((one) => databasePath(graph, workload, one) !== undefined))
    return;
  const policy = valueAt(at.object, "spec", "persistentVolumeClaimRetentionPolicy");
  const when = [
    ...(textAt(policy, "whenDeleted") === "Delete" ? ["whenDeleted"] : []),
    ...(textAt(policy, "whenScaled") === "Delete" ? ["whenScaled"] : []),
  ];
  if (when.length === 0) return;
  yield {
    at,
    severity: "warning",
    message: `persistentVolumeClaimRetentionPolicy.${when.join(" and ")} is Delete for ${count(templates.length, "claim")} of a database: ${when.includes("whenDeleted") ? "deleting the StatefulSet" : "scaling it down"} deletes its data`,
    fix: "set it to Retain",
  };
}

/** What databases store outlives their pods. */
export const databaseStorage: Rule = {
  number: 276,
  name: "database-storage",
  reason: "A database without a volume of its own starts empty after every restart of its pod.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
  *check(graph) {
    for (const workload of graph.workloads) {
      if (jobs.has(workload.resource.object.kind)) continue;
      yield* ofContainers(graph, workload);
      yield* ofRetention(graph, workload);
    }
  },
};
