import type { Resource } from "#lib/render/resource.ts";
import type { Change, Kept } from "../../change/change.ts";
import { databaseOf } from "../../change/databases.ts";
import { type ChangeRule, type Destruction, replaces } from "../../change/destruction.ts";
import { claimsOf, lastingMounts, type Mount } from "../../change/mounts.ts";
import { canonical } from "../../change/same.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import { isOf, kinds, namespaceOf } from "../../graph/kind.ts";
import { type Container, type Workload, workloadOf } from "../../graph/workload.ts";
import { enumerate } from "../../wording.ts";

/** Where databases keep their data, by the variable that moves it. */
const directories = new Set([
  "ES_PATH_DATA",
  "MYSQL_DATADIR",
  "PGDATA",
  "NEO4J_dbms_directories_data",
  "RABBITMQ_MNESIA_BASE",
]);

function placeOf({ path, subPath }: Mount): string {
  return subPath === "" ? path : `${path} (subPath ${subPath})`;
}

/** A change, and whether it is sure that the data is not found. */
interface Loss {
  readonly message: string;
  readonly severity?: "warning";
}

/** Whether a container is told of a path: it may look for its data there. */
function isTold({ fields }: Container, path: string): boolean {
  return canonical([fields.env ?? null, fields.command ?? null, fields.args ?? null]).includes(path);
}

/** How one mount of a claim is elsewhere, or not there at all. */
function lossOf(was: Mount, is: readonly Mount[], container: Container): Loss | undefined {
  const place = `container ${was.container} has volume ${was.volume}`;
  const [other] = is;
  if (other === undefined) {
    return {
      message: `${place} at ${placeOf(was)} no longer: it does not find its data, and what it writes is lost with the pod`,
    };
  }
  const message = `${place} at ${placeOf(other)} after ${placeOf(was)}: it no longer finds its data, and starts empty`;
  if (other.subPath !== was.subPath || databaseOf(container) !== undefined) return { message };
  return isTold(container, other.path) ? undefined : { message, severity: "warning" };
}

function* movedMounts(before: Workload, after: Workload): Generator<Loss> {
  const containers = new Map(after.containers.map((container) => [container.name, container]));
  const claims = claimsOf(after);
  const key = ({ container, volume }: Mount) => `${container}/${volume}`;
  const now = Map.groupBy(lastingMounts(after), key);
  const then = Map.groupBy(lastingMounts(before), key);
  for (const [name, was] of then) {
    const is = now.get(name) ?? [];
    const places = new Set(is.map(placeOf));
    const come = is.filter((mount) => !was.some((other) => placeOf(other) === placeOf(mount)));
    for (const mount of was.filter((one) => !places.has(placeOf(one)))) {
      const container = containers.get(mount.container);
      const isLeftOut = is.length > 0 && come.length === 0;
      if (container === undefined || !claims.has(mount.volume) || isLeftOut) continue;
      const loss = lossOf(mount, come, container);
      if (loss !== undefined) yield loss;
    }
  }
}

/** How the claims behind volumes change. */
function* otherClaims(
  before: Workload,
  after: Workload,
  renamed: ReadonlyMap<string, string>,
): Generator<string> {
  const now = claimsOf(after);
  const volumes = new Set([
    ...listAt(after.podSpec, "volumes").flatMap((volume) => textAt(volume, "name") ?? []),
    ...now.keys(),
  ]);
  const claims = new Set(now.values());
  for (const [volume, claim] of claimsOf(before)) {
    const is = now.get(volume);
    if (is === claim || claims.has(claim) || (renamed.get(claim) === is && is !== undefined)) continue;
    // A template that goes is a change of the templates.
    if (is === undefined && claim.startsWith("template ")) continue;
    if (is !== undefined)
      yield `volume ${volume} is claim ${is} after ${claim}: the data in ${claim} is not there`;
    else if (volumes.has(volume))
      yield `volume ${volume} is claim ${claim} no longer: the data in it is not there, and what is written is lost with the pod`;
    else yield `it mounts claim ${claim} no longer: the data in it is not there`;
  }
}

/** Variables of containers with names and plain values. */
function variablesOf(workload: Workload): Map<string, string> {
  return new Map(
    workload.containers.flatMap(({ name, fields }) =>
      listAt(fields, "env").flatMap((variable) => {
        const key = textAt(variable, "name") ?? "";
        return directories.has(key) ? [[`${name}/${key}`, textAt(variable, "value") ?? ""] as const] : [];
      }),
    ),
  );
}

function* movedDirectories(before: Workload, after: Workload): Generator<string> {
  if (lastingMounts(before).length === 0) return;
  const now = variablesOf(after);
  for (const [key, was] of variablesOf(before)) {
    const [container = "", name = ""] = key.split("/");
    const is = now.get(key);
    if (is === undefined || is === "" || was === "" || is === was) continue;
    yield `${name} of container ${container} is ${is} after ${was}: it no longer finds its data, and starts empty`;
  }
}

function* ofKept({ before, after }: Kept, renamed: ReadonlyMap<string, string>): Generator<Destruction> {
  const [was, is] = [workloadOf(before), workloadOf(after)];
  // What runs to its end keeps its data elsewhere.
  if (was === undefined || is === undefined || is.selector === undefined) return;
  const sure = [...otherClaims(was, is, renamed), ...movedDirectories(was, is)];
  for (const loss of [...sure.map((message): Loss => ({ message })), ...movedMounts(was, is)]) {
    yield replaces(after, { ...loss, cure: "leave it where it is, or move the data first" });
  }
}

/** New names of claims by the old ones, of a namespace. */
function renamedClaims({ renames }: Change): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const claims = renames.filter(({ before }) => before.object.kind === "PersistentVolumeClaim");
  const byNamespace = Map.groupBy(claims, ({ before }) => namespaceOf(before));
  const nameOf = ({ object }: Resource) => object.metadata.name;
  return new Map(
    [...byNamespace].map(([namespace, list]) => [
      namespace,
      new Map(list.map(({ before, after }) => [nameOf(before), nameOf(after)])),
    ]),
  );
}

/** Workloads with data that read a ConfigMap, by namespace and name of it. */
function readersIn({ head }: Change): ReadonlyMap<string, readonly string[]> {
  const withData = new Map(
    head.graph.workloads
      .filter((workload) => workload.selector !== undefined && lastingMounts(workload).length > 0)
      .map(({ resource, title }) => [resource, title]),
  );
  const reading = head.graph.references.filter(
    ({ kind, from }) => kind.kind === kinds.configMap.kind && withData.has(from),
  );
  const byName = Map.groupBy(reading, ({ namespace, name }) => `${namespace}/${name}`);
  return new Map(
    [...byName].map(([key, list]) => [
      key,
      [...new Set(list.flatMap(({ from }) => withData.get(from) ?? []))],
    ]),
  );
}

/** Directories that a ConfigMap tells to workloads with data. */
function* toldDirectories(change: Change): Generator<Destruction> {
  const readers = readersIn(change);
  for (const { before, after } of change.changed) {
    const titles = readers.get(`${namespaceOf(after)}/${after.object.metadata.name}`) ?? [];
    if (!isOf(after, kinds.configMap) || titles.length === 0) continue;
    for (const name of directories) {
      const [was, is] = [before, after].map(({ object }) => textAt(object, "data", name));
      if (was === undefined || is === undefined || was === is) continue;
      const verb =
        titles.length === 1 ? "no longer finds its data, and starts" : "no longer find their data, and start";
      const message = `${name} is ${is} after ${was}: ${enumerate([...titles].sort())} ${verb} empty`;
      yield replaces(after, { message, cure: "leave it where it is, or move the data first" });
    }
  }
}

/** Where a workload looks for its data. */
export const movedData: ChangeRule = {
  number: 629,
  name: "moved-data",
  reason: "A database that does not find its data where it looks makes an empty one, and is ready.",
  see: "https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath",
  *check(change) {
    yield* toldDirectories(change);
    const renamed = renamedClaims(change);
    for (const kept of change.changed) {
      yield* ofKept(kept, renamed.get(namespaceOf(kept.after)) ?? new Map());
    }
  },
};
