import type { Resource } from "#lib/render/resource.ts";
import { isBuiltinGroup } from "#lib/render/scope.ts";
import { annotatedWith, annotationOf, annotations, listedIn } from "../../argo-cd/annotations.ts";
import { isHook } from "../../argo-cd/hooks.ts";
import type { Application } from "../../graph/applications.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { isOf, type Kind, kinds, namespaceOf } from "../../graph/kind.ts";
import { kindsOfGraph } from "../../graph/kinds-of-graph.ts";
import type { Rule, Violation } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

const database =
  /(?:^|\/)(?:bitnami\/)?(?:postgres|mysql|mariadb|mongo|redis|valkey|elasticsearch|opensearch|minio|rabbitmq|clickhouse|cassandra|etcd|influxdb|victoria)/;

/** Claims that hold a database, by the images that mount them. */
function databaseClaims({ workloads }: Graph): Set<string> {
  const keys = workloads.flatMap(({ namespace, podSpec, containers }) => {
    const isDatabase = containers.some(({ fields }) => database.test(textAt(fields, "image") ?? ""));
    if (!isDatabase) return [];
    return listAt(podSpec, "volumes").flatMap((volume) => {
      const name = textAt(volume, "persistentVolumeClaim", "claimName");
      return name === undefined ? [] : [JSON.stringify([namespace, name])];
    });
  });
  return new Set(keys);
}

/** Kinds whose objects are the data. */
const data = [kinds.persistentVolumeClaim, { group: "postgresql.cnpg.io", kind: "Cluster" }];

function says(at: Resource, option: "Prune" | "Delete"): boolean {
  const own = listedIn(at, annotations.syncOptions);
  return own.includes(`${option}=false`) || own.includes(`${option}=confirm`);
}

function isKept(at: Resource, option: "Prune" | "Delete", by: Application): boolean {
  const isKeptByHelm = annotationOf(at, "helm.sh/resource-policy") === "keep";
  const isKeptByAll = [`${option}=false`, `${option}=confirm`].some((text) => by.syncOptions.has(text));
  return says(at, option) || isKeptByHelm || isKeptByAll;
}

/** Kinds of Kubernetes have no templates of claims but for one. */
function mayClaim(kind: Kind): boolean {
  return kind.kind === "StatefulSet" || !isBuiltinGroup(kind.group);
}

/** Namespaces in which claims are. */
function namespacesWithData(graph: Graph, ofData: readonly Resource[]): Set<string> {
  const claiming = kindsOfGraph(graph)
    .filter(mayClaim)
    .flatMap((kind) => graph.ofKind(kind))
    .filter(({ object }) => listAt(object.spec, "volumeClaimTemplates").length > 0);
  return new Set([...claiming, ...ofData].map(namespaceOf));
}

function hasFinalizer({ resource }: Application): boolean {
  const finalizers = textsAt(resource.object, "metadata", "finalizers");
  return finalizers.some((finalizer) => finalizer.startsWith("resources-finalizer.argocd.argoproj.io"));
}

function* ofState(at: Resource, by: Application, others: Others): Generator<Violation> {
  if (by.prunes && !isKept(at, "Prune", by)) {
    yield {
      at,
      severity: "warning",
      message: `Application ${by.name} prunes: when ${titleOf(at)} is renamed, moved or removed in Git, Argo CD deletes it with its data`,
      fix: `add annotation ${annotations.syncOptions}: Prune=false,Delete=false`,
    };
  } else if (others.areKept && hasFinalizer(by) && !isKept(at, "Delete", by)) {
    yield {
      at,
      severity: "warning",
      message: `Application ${by.name} has a finalizer: deleting it deletes ${titleOf(at)} with its data, while others are kept by Delete=false`,
      fix: `add Delete=false to annotation ${annotations.syncOptions}`,
    };
  }
}

/** Whether the tree protects other things in this way. */
interface Others {
  readonly areKept: boolean;
}

/** What holds data is not pruned. */
export const prunedState: Rule = {
  number: 425,
  name: "pruned-state",
  reason:
    "Argo CD deletes what is gone from Git: a renamed claim is an empty one, and the old data are gone.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources",
  *check(graph) {
    const ofData = data.flatMap((kind) => graph.ofKind(kind));
    const state = [...ofData, ...graph.ofKind(kinds.namespace)];
    const holding = namespacesWithData(graph, ofData);
    const databases = databaseClaims(graph);
    const areKept = annotatedWith(graph, annotations.syncOptions).some(
      (one) => says(one, "Prune") || says(one, "Delete"),
    );
    const others = { areKept: state.some((one) => says(one, "Delete")) };
    const arePruned = state.some((one) => isOf(one, kinds.namespace) && says(one, "Prune"));
    for (const at of state) {
      const isNamespace = isOf(at, kinds.namespace);
      // Who keeps nothing anywhere takes claims for things that come and go, unless a database is in them.
      if (isNamespace && !(arePruned && holding.has(at.object.metadata.name))) continue;
      const key = JSON.stringify([namespaceOf(at), at.object.metadata.name]);
      if (isOf(at, kinds.persistentVolumeClaim) && !areKept && !databases.has(key)) continue;
      if (isHook(at)) continue;
      for (const by of graph.applications.deliveringTo(at)) yield* ofState(at, by, others);
    }
  },
};
