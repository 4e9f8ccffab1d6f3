import type { Resource, Value } from "#lib/render/resource.ts";
import { isTrueAt, listAt, textAt, textEntriesAt, textsAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Container, Workload } from "../graph/workload.ts";
import type { Host } from "./host.ts";
import { hostsOfVariable } from "./of-variables.ts";
import { hostsInCommand, hostsInText, hostsInValue } from "./text.ts";
import { configMapOf, expanded, variablesOf } from "./variables.ts";

/** A host that pods are told, with the place that tells it. */
export interface Mention {
  readonly host: Host;
  /** The object in which it stands. */
  readonly at: Resource;
  /** As messages say it: `env DATABASE_HOST of container main`. */
  readonly place: string;
  /** It stands in a file of which nobody says what it is for, where a word may be anything. */
  readonly isInFile: boolean;
}

function addOfContainer(found: Mention[], graph: Graph, workload: Workload, container: Container): void {
  const variables = variablesOf(graph, workload, container);
  for (const variable of variables.values()) {
    const hosts = hostsOfVariable(variable, variables);
    if (hosts.length === 0) continue;
    const { name, source } = variable;
    const at = source ?? workload.resource;
    const place = source === undefined ? `env ${name} of container ${container.name}` : name;
    for (const host of hosts) found.push({ host, at, place, isInFile: false });
  }
  const line = container.words.join(" ");
  const place = `command line of container ${container.name}`;
  for (const host of hostsInCommand(expanded(line, variables))) {
    found.push({ host, at: workload.resource, place, isInFile: false });
  }
}

const hostsOfFiles = once((configMap: Resource) =>
  textEntriesAt(configMap.object, "data").flatMap(([key, text]) =>
    hostsInText(text).map((host) => ({ key, host })),
  ),
);

function addOfVolume(found: Mention[], graph: Graph, { namespace }: Workload, volume: Value): void {
  for (const source of [volume, ...listAt(volume, "projected", "sources")]) {
    const at = configMapOf(graph, namespace, textAt(source, "configMap", "name"));
    if (at === undefined) continue;
    const keys = new Set(listAt(source, "configMap", "items").flatMap((item) => textAt(item, "key") ?? []));
    for (const { key, host } of hostsOfFiles(at)) {
      if (keys.size === 0 || keys.has(key)) found.push({ host, at, place: key, isInFile: true });
    }
  }
}

/** Volumes that a container mounts, by name. */
function mountedOf({ containers }: Workload): ReadonlySet<string> {
  const mounted = new Set<string>();
  for (const { fields } of containers) {
    for (const mount of listAt(fields, "volumeMounts")) mounted.add(textAt(mount, "name") ?? "");
  }
  return mounted;
}

/** Secrets of which the tree shows a part of the values: those in it, and templates of ExternalSecrets. */
function addOfSecrets(found: Mention[], graph: Graph, { namespace, containers }: Workload): void {
  for (const { name, fields } of containers) {
    for (const variable of listAt(fields, "env")) {
      const reference = valueAt(variable, "valueFrom", "secretKeyRef");
      if (reference === undefined) continue;
      const [secret, key] = [textAt(reference, "name"), textAt(reference, "key")];
      if (secret === undefined || key === undefined) continue;
      for (const { by: at } of graph.names.producersOf(kinds.secret, namespace, secret)) {
        if (at === undefined) continue;
        const path = isOf(at, kinds.secret) ? ["stringData"] : ["spec", "target", "template", "data"];
        const value = textAt(valueAt(at.object, ...path), key);
        if (value === undefined) continue;
        const place = `env ${textAt(variable, "name") ?? ""} of container ${name}`;
        for (const host of hostsInValue(value)) found.push({ host, at, place, isInFile: false });
      }
    }
  }
}

function mentions(graph: Graph, workload: Workload): Mention[] {
  const found: Mention[] = [];
  for (const container of workload.containers) addOfContainer(found, graph, workload, container);
  addOfSecrets(found, graph, workload);
  const volumes = listAt(workload.podSpec, "volumes");
  if (volumes.length === 0) return found;
  const mounted = mountedOf(workload);
  for (const volume of volumes) {
    const name = textAt(volume, "name");
    if (name !== undefined && mounted.has(name)) addOfVolume(found, graph, workload, volume);
  }
  return found;
}

/** Names that the pods of a workload know by themselves. */
function aliasesOf({ podSpec }: Workload): ReadonlySet<string> {
  return new Set(listAt(podSpec, "hostAliases").flatMap((alias) => textsAt(alias, "hostnames")));
}

/** Whether names mean what they mean for other pods of the namespace. */
function usesClusterNames({ podSpec }: Workload): boolean {
  const policy = textAt(podSpec, "dnsPolicy") ?? "ClusterFirst";
  const isOnHost = isTrueAt(podSpec, "hostNetwork");
  const hasSearches = listAt(podSpec, "dnsConfig", "searches").length > 0;
  return !hasSearches && policy === (isOnHost ? "ClusterFirstWithHostNet" : "ClusterFirst");
}

const mentionsByGraph = oncePerGraph((graph) =>
  once((workload: Workload): readonly Mention[] => {
    if (!usesClusterNames(workload)) return [];
    const aliases = aliasesOf(workload);
    const all = mentions(graph, workload);
    return aliases.size === 0 ? all : all.filter(({ host }) => !aliases.has(host.name));
  }),
);

/** Every host that the pods of a workload are told, as far as the tree shows it. */
export function mentionsOf(graph: Graph, workload: Workload): readonly Mention[] {
  return mentionsByGraph(graph)(workload);
}
