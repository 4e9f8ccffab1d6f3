import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kindId, kinds } from "../graph/kind.ts";
import type { Producer } from "../graph/names.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Reference } from "../graph/reference.ts";
import { referencesTo } from "../graph/references-by-kind.ts";

/** Something that only the tree brings, and without which resources are refused, or never get healthy. */
export interface Need {
  /** As people call it: `Secret database`, `the kind Certificate`. */
  readonly what: string;
  /** What of the tree brings it. */
  readonly bringers: readonly Resource[];
  /** Who needs it. */
  readonly from: readonly Resource[];
  /** The namespace that these are all of, where it is what they need. */
  readonly inside?: string;
}

/** Kinds that pods wait for. */
const ofPods: readonly Kind[] = [
  kinds.secret,
  kinds.configMap,
  kinds.serviceAccount,
  kinds.persistentVolumeClaim,
  kinds.priorityClass,
];

/** Kinds that custom resources and claims wait for. */
const ofOthers: readonly Kind[] = [
  kinds.clusterIssuer,
  kinds.issuer,
  kinds.storageClass,
  { group: "external-secrets.io", kind: "ClusterSecretStore" },
  { group: "external-secrets.io", kind: "SecretStore" },
];

/** Workloads whose health Argo CD waits for. */
const awaited = new Set(["DaemonSet", "Deployment", "Job", "Pod", "Rollout", "StatefulSet"]);

/** What of the tree makes something; nothing where others make it too: a chart, or the cluster itself. */
function bringersOf(producers: readonly Producer[]): readonly Resource[] {
  const bringers = producers.flatMap(({ by }) => by ?? []);
  return bringers.length < producers.length ? [] : bringers;
}

function ofReferences(graph: Graph, references: Iterable<Reference>): Iterable<Need> {
  const needs = new Map<readonly Producer[], Need & { readonly from: Resource[] }>();
  for (const { from, kind, namespace, name, optional } of references) {
    if (optional) continue;
    const producers = graph.names.producersOf(kind, namespace, name);
    let need = needs.get(producers);
    if (need === undefined) {
      need = { what: `${kind.kind} ${name}`, bringers: bringersOf(producers), from: [] };
      needs.set(producers, need);
    }
    // What a resource makes for itself comes with it.
    if (!need.bringers.includes(from)) need.from.push(from);
  }
  return needs.values();
}

/** References by which the health of something waits for what is named. */
function* awaitedReferences(graph: Graph): Generator<Reference> {
  const workloads = new Set(graph.workloads.map(({ resource }) => resource));
  for (const kind of ofPods) {
    for (const reference of referencesTo(graph, kind)) {
      if (awaited.has(reference.from.object.kind) && workloads.has(reference.from)) yield reference;
    }
  }
  for (const reference of ofOthers.flatMap((kind) => referencesTo(graph, kind))) {
    if (reference.from.object.kind !== "Ingress") yield reference;
  }
}

function* ofNamespaces(graph: Graph): Generator<Need> {
  const inside = new Map<string, Resource[]>();
  for (const resource of graph.resources) {
    const { namespace = "" } = resource;
    const others = inside.get(namespace);
    if (others === undefined) inside.set(namespace, [resource]);
    else others.push(resource);
  }
  for (const [namespace, from] of inside) {
    if (namespace === "") continue;
    const bringers = bringersOf(graph.names.producersOf(kinds.namespace, "", namespace));
    yield { what: `Namespace ${namespace}`, bringers, from, inside: namespace };
  }
}

function* ofDefinitions(graph: Graph): Generator<Need> {
  const definitions = graph.ofKind(kinds.customResourceDefinition);
  const group = ({ object }: Resource) => textAt(object, "spec", "group") ?? "";
  const kind = ({ object }: Resource) => textAt(object, "spec", "names", "kind") ?? "";
  const same = Map.groupBy(definitions, (one) => kindId({ group: group(one), kind: kind(one) }));
  for (const bringers of same.values()) {
    const [first] = bringers;
    if (first === undefined || isBuiltinGroup(group(first))) continue;
    const from = graph.ofKind({ group: group(first), kind: kind(first) });
    yield { what: `the definition of ${kind(first)}`, bringers, from };
  }
}

/** Everything that nothing but a tree itself brings, and without which others of it are not applied or not healthy. */
export const needsOf = oncePerGraph((graph): readonly Need[] =>
  [...ofReferences(graph, awaitedReferences(graph)), ...ofNamespaces(graph), ...ofDefinitions(graph)].filter(
    ({ bringers, from }) => bringers.length > 0 && from.length > 0,
  ),
);
