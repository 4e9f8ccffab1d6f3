import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { textAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { type Kind, kindId, kindOf, kinds } from "../graph/kind.ts";
import type { Producer } from "../graph/names.ts";
import { once } from "../graph/once.ts";
import { oncePerGraph } from "../graph/once-per-graph.ts";
import type { Reference } from "../graph/reference.ts";
import { workloadOf } from "../graph/workload.ts";

/** Something without which a resource is refused, or never gets healthy. */
export interface Need {
  readonly from: Resource;
  /** As people call it: `Secret database`, `the kind Certificate`. */
  readonly what: string;
  /** What of the tree brings it, one list for all who need it; empty where the tree shows nothing that does. */
  readonly bringers: readonly Resource[];
  /** Whether something else may bring it as well: a chart, or the cluster itself. */
  readonly mayComeFromElsewhere: boolean;
}

/** Kinds that pods wait for. */
const ofPods = new Set(
  [kinds.secret, kinds.configMap, kinds.serviceAccount, kinds.persistentVolumeClaim, kinds.priorityClass].map(
    kindId,
  ),
);

/** Kinds that custom resources and claims wait for. */
const ofOthers = new Set([
  kindId(kinds.clusterIssuer),
  kindId(kinds.issuer),
  kindId(kinds.storageClass),
  "external-secrets.io/ClusterSecretStore",
  "external-secrets.io/SecretStore",
]);

/** Workloads whose health Argo CD waits for. */
const awaited = new Set(["DaemonSet", "Deployment", "Job", "Pod", "Rollout", "StatefulSet"]);

function isAwaited({ from, kind, optional }: Reference): boolean {
  if (optional) return false;
  if (ofOthers.has(kindId(kind))) return kindOf(from.object).kind !== "Ingress";
  return ofPods.has(kindId(kind)) && awaited.has(from.object.kind) && workloadOf(from) !== undefined;
}

const made = once((producers: readonly Producer[]) => {
  const bringers = producers.flatMap(({ by }) => by ?? []);
  return { bringers, mayComeFromElsewhere: bringers.length < producers.length };
});

function producers(graph: Graph, kind: Kind, namespace: string, name: string) {
  return made(graph.names.producersOf(kind, namespace, name));
}

function* ofReferences(graph: Graph): Generator<Need> {
  for (const reference of graph.references) {
    if (!isAwaited(reference)) continue;
    const { from, kind, namespace, name } = reference;
    // What a resource makes for itself comes with it.
    const { bringers, ...rest } = producers(graph, kind, namespace, name);
    if (bringers.includes(from)) continue;
    yield { from, what: `${kind.kind} ${name}`, bringers, ...rest };
  }
}

function* ofNamespaces(graph: Graph): Generator<Need> {
  for (const from of graph.resources) {
    if (!from.namespace) continue;
    const rest = producers(graph, kinds.namespace, "", from.namespace);
    yield { from, what: `Namespace ${from.namespace}`, ...rest };
  }
}

function* ofDefinitions(graph: Graph): Generator<Need> {
  const definitions = Map.groupBy(graph.ofKind(kinds.customResourceDefinition), ({ object }) => {
    const kind = textAt(object, "spec", "names", "kind") ?? "";
    return kindId({ group: textAt(object, "spec", "group") ?? "", kind });
  });
  for (const from of graph.resources) {
    const kind = kindOf(from.object);
    if (isBuiltinGroup(kind.group)) continue;
    const bringers = definitions.get(kindId(kind)) ?? [];
    if (bringers.length === 0) continue;
    yield { from, what: `the definition of ${kind.kind}`, bringers, mayComeFromElsewhere: false };
  }
}

/** Everything of a tree without which something else of it cannot be applied, or does not get healthy. */
export const needsOf = oncePerGraph((graph): readonly Need[] => [
  ...ofReferences(graph),
  ...ofNamespaces(graph),
  ...ofDefinitions(graph),
]);
