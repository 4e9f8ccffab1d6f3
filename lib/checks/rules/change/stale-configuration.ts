import type { Resource } from "#lib/render/resource.ts";
import type { Change } from "../../change/change.ts";
import { type ChangeRule, type Destruction, replaces } from "../../change/destruction.ts";
import { readingsOf } from "../../change/readers.ts";
import { isSame } from "../../change/same.ts";
import { type Found, isTrueAt, mapAt, numberAt, textAt, textEntriesAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, type Kind, kindId, kinds } from "../../graph/kind.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import type { Workload } from "../../graph/workload.ts";
import { enumerate } from "../../wording.ts";

/** A ConfigMap or Secret, whoever makes it, and the fields that its data stands in. */
interface Configuration {
  readonly kind: Kind;
  readonly name: string;
  readonly data: readonly Found[];
}

const externalSecret: Kind = { group: "external-secrets.io", kind: "ExternalSecret" };

function configurationOf(resource: Resource): Configuration | undefined {
  const { object } = resource;
  const { name } = object.metadata;
  if (isOf(resource, externalSecret)) {
    const data = [mapAt(object, "spec", "target", "template", "data")];
    return { kind: kinds.secret, name: textAt(object, "spec", "target", "name") ?? name, data };
  }
  const kind = [kinds.configMap, kinds.secret].find((one) => isOf(resource, one));
  const fields = ["data", "binaryData", "stringData"].map((field) => mapAt(object, field));
  return kind && { kind, name, data: fields };
}

/** What a text says, without comments and without the longer names that Services have as well. */
function meaningOf(text: string | undefined, namespace: string): string | undefined {
  const lines = text?.split("\n").filter((line) => !/^\s*(?:#|\/\/|;|$)/.test(line));
  return lines
    ?.map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(`.${namespace}.svc.cluster.local`, "")
    .replaceAll(`.${namespace}.svc`, "");
}

/** Keys under which something else stands than before: of those that are new, no program that runs may know. */
function changedKeys(before: Configuration, after: Configuration, namespace: string): string[] {
  const textUnder = ({ data }: Configuration, key: string) => {
    const text = data.map((fields) => textAt(fields, key)).find((one) => one !== undefined);
    return meaningOf(text, namespace);
  };
  const keys = new Set(before.data.flatMap((fields) => Object.keys(mapAt(fields))));
  return [...keys]
    .filter((key) => ![undefined, textUnder(before, key)].includes(textUnder(after, key)))
    .sort();
}

/** Workloads whose pods run until their template changes. */
const staying = new Set(["DaemonSet", "Deployment", "Rollout", "StatefulSet"]);

const keyOf = ({ namespace, title }: Workload) => `${namespace}/${title}`;

/** Annotations by which something restarts pods for their configuration. */
const restarting = /(?:^|\.)reloader\.stakater\.com\/|^wave\.pusher\.com\//;

/** How the annotations of Reloader begin that are about one kind alone. */
const prefixes: Readonly<Record<string, string>> = {
  [kindId(kinds.configMap)]: "configmap.",
  [kindId(kinds.secret)]: "secret.",
};

/** Whether annotations ask for a restart; those that name other objects alone do not. */
function mayBeRestarted({ resource, template }: Workload, { kind, name }: Configuration): boolean {
  const annotations = [resource.object, template].flatMap((of) =>
    textEntriesAt(of, "metadata", "annotations"),
  );
  return annotations.some(([annotation, value]) => {
    if (!restarting.test(annotation) || value === "false") return false;
    const isOfAll = !/^(?:configmap|secret)\./.test(annotation);
    if (!isOfAll && !annotation.startsWith(prefixes[kindId(kind)] ?? "")) return false;
    if (!annotation.endsWith("/reload")) return true;
    return !isOfAll && value.split(",").some((one) => one.trim() === name || /[*^$]/.test(one));
  });
}

/** Whether something of the cluster may restart any pods: Reloader told to, or a command that does so. */
const restartsAnything = oncePerGraph(({ charts, workloads }): boolean => {
  const isTold = charts.some(
    ({ chart, values, isWhole }) =>
      chart === "reloader" && (!isWhole || isTrueAt(values, "reloader", "autoReloadAll")),
  );
  const words = workloads.flatMap(({ containers }) =>
    containers.flatMap(({ fields }) => [...textsAt(fields, "command"), ...textsAt(fields, "args")]),
  );
  return isTold || words.some((word) => /rollout restart|auto-reload-all/.test(word));
});

/** Workloads that are told nothing new, by what they read as they start. */
function readersIn({ base, head }: Change): ReadonlyMap<string, readonly Workload[]> {
  const before = new Map(base.graph.workloads.map((workload) => [keyOf(workload), workload]));
  const readers = new Map<string, Set<Workload>>();
  for (const workload of head.graph.workloads) {
    const { kind } = workload.resource.object;
    const was = before.get(keyOf(workload));
    if (
      was === undefined ||
      !staying.has(kind) ||
      numberAt(workload.resource.object, "spec", "replicas") === 0
    )
      continue;
    const names = [...readingsOf(workload)].map(({ kind: of, name }) =>
      readKey(of, workload.namespace, name),
    );
    if (names.length === 0 || !isSame(was.template, workload.template)) continue;
    for (const name of names) readers.set(name, (readers.get(name) ?? new Set()).add(workload));
  }
  return new Map([...readers].map(([name, workloads]) => [name, [...workloads]]));
}

function readKey(kind: Kind, namespace: string, name: string): string {
  return `${kindId(kind)} ${namespace}/${name}`;
}

function takenBy(workload: Workload, { kind, name }: Configuration, keys: readonly string[]): string[] {
  const readings = [...readingsOf(workload)].filter((one) => one.kind === kind && one.name === name);
  return keys.filter((key) => readings.some((reading) => reading.takes(key)));
}

function destructionOf(
  graph: Graph,
  at: Resource,
  [before, after]: readonly [Configuration, Configuration],
  readers: readonly Workload[],
): Destruction | undefined {
  const keys = changedKeys(before, after, at.namespace ?? "");
  const stale = readers
    .filter((workload) => !mayBeRestarted(workload, after))
    .map((workload) => ({ title: workload.title, taken: takenBy(workload, after, keys) }))
    .filter(({ taken }) => taken.length > 0);
  if (stale.length === 0 || restartsAnything(graph)) return undefined;
  const taken = [...new Set(stale.flatMap((one) => one.taken))].sort();
  const titles = stale.map(({ title }) => title).sort();
  return replaces(at, {
    severity: "warning",
    message: `${enumerate(taken)} ${taken.length === 1 ? "changes" : "change"}, which the pods of ${enumerate(titles)} read only as they start: their template stays the same, so that they keep the old value until somebody restarts them`,
    cure: "write a hash of it into an annotation of their template, give it a name with a hash, or let Reloader restart them",
  });
}

/** Configuration that is other than what pods run with. */
export const staleConfiguration: ChangeRule = {
  number: 640,
  name: "stale-configuration",
  reason:
    "Variables and single files of a ConfigMap or Secret are read once: pods that run keep the old ones, and some day get the new ones unasked.",
  see: "https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically",
  *check(change) {
    const readers = readersIn(change);
    for (const { before, after } of change.changed) {
      const [was, is] = [configurationOf(before), configurationOf(after)];
      if (was === undefined || is === undefined || isTrueAt(before.object, "immutable")) continue;
      const own = readers.get(readKey(is.kind, after.namespace ?? "", is.name)) ?? [];
      const found = own.length === 0 ? undefined : destructionOf(change.head.graph, after, [was, is], own);
      if (found !== undefined) yield found;
    }
  },
};
