import { listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { dataDirectoryOf } from "../../storage/databases.ts";
import { count } from "../../wording.ts";

const jobs = new Set(["CronJob", "Job", "Pod"]);

function isWithin(path: string, folder: string): boolean {
  const clean = folder.replace(/\/+$/, "");
  return path === clean || path.startsWith(`${clean}/`);
}

/** The volume that a directory is in: that of the longest mount above it, or of one below, where images keep more. */
function volumeOf({ fields }: Container, directory: string): string | undefined {
  const mounts = listAt(fields, "volumeMounts").flatMap((mount) => {
    const [path, name] = [textAt(mount, "mountPath"), textAt(mount, "name")];
    return path === undefined || name === undefined ? [] : [{ path, name }];
  });
  const above = mounts
    .filter(({ path }) => isWithin(directory, path))
    .sort((one, other) => other.path.length - one.path.length);
  return (above[0] ?? mounts.find(({ path }) => isWithin(path, directory)))?.name;
}

/** What becomes of the data; undefined where it is kept, or where nobody can tell. */
function lossOf({ podSpec }: Workload, container: Container, directory: string): string | undefined {
  const name = volumeOf(container, directory);
  if (name === undefined) {
    return `no volume is mounted at ${directory}: what it stores is lost when the container restarts`;
  }
  const volume = listAt(podSpec, "volumes").find((one) => textAt(one, "name") === name);
  if (valueAt(volume, "emptyDir") !== undefined) {
    return `its volume ${name} at ${directory} is an emptyDir: what it stores is lost when the pod is replaced`;
  }
  if (valueAt(volume, "hostPath") !== undefined) {
    return `its volume ${name} at ${directory} is a hostPath: what it stores stays behind when the pod moves to another node`;
  }
  return undefined;
}

function* ofContainers(workload: Workload): Generator<Violation> {
  for (const container of workload.containers) {
    const directory = dataDirectoryOf(container);
    const loss = directory === undefined ? undefined : lossOf(workload, container, directory);
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
function* ofRetention({ resource: at, containers }: Workload): Generator<Violation> {
  const templates = listAt(at.object, "spec", "volumeClaimTemplates");
  if (templates.length === 0 || !containers.some((one) => dataDirectoryOf(one) !== undefined)) return;
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
      yield* ofContainers(workload);
      yield* ofRetention(workload);
    }
  },
};
