import type { Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import type { Found } from "../graph/fields.ts";
import { type Graph, graphOf } from "../graph/graph.ts";
import { kindOf, namespaceOf } from "../graph/kind.ts";
import { applicationsOf } from "./applications.ts";
import { type Rename, renamesIn } from "./renames.ts";
import { isSame } from "./same.ts";

/** A cluster at one time, with what is known of it. */
export interface State {
  readonly tree: Tree;
  readonly graph: Graph;
  /** Applications by the units that they deliver. */
  readonly applications: ReadonlyMap<string, Resource>;
  /** What Terraform builds it from, as `infra.json` has it; absent for a cluster of others. */
  readonly infrastructure: Found;
}

/** An object that is there before and after. */
export interface Kept {
  readonly before: Resource;
  readonly after: Resource;
}

/** What happens to a cluster when a branch is merged. */
export interface Change {
  readonly base: State;
  readonly head: State;
  /** Objects that are gone, whether under another name or not. */
  readonly removed: readonly Resource[];
  /** Objects that are gone and have no other name now. */
  readonly deleted: readonly Resource[];
  readonly added: readonly Resource[];
  readonly renames: readonly Rename[];
  /** Objects that are there before and after and do not say the same. */
  readonly changed: readonly Kept[];
  /** Objects that another unit delivers than before. */
  readonly moved: readonly Kept[];
}

/** Groups that kinds of Kubernetes had before: an object keeps its identity when it is written in the new one. */
const formerGroups: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  extensions: {
    DaemonSet: "apps",
    Deployment: "apps",
    Ingress: "networking.k8s.io",
    NetworkPolicy: "networking.k8s.io",
    ReplicaSet: "apps",
  },
};

function nameKey({ object }: Resource): string {
  const { group, kind } = kindOf(object);
  const groups = Object.hasOwn(formerGroups, group) ? formerGroups[group] : undefined;
  return `${groups?.[kind] ?? group}/${kind}/${object.metadata.name}`;
}

function identityKey(resource: Resource): string {
  return `${namespaceOf(resource)}/${nameKey(resource)}`;
}

/** Pairs what two states have in common by a key, and gives what is left of each. */
function pair(before: readonly Resource[], after: readonly Resource[], keyOf: (of: Resource) => string) {
  const byKey = new Map(after.map((resource) => [keyOf(resource), resource]));
  const kept: Kept[] = [];
  const seen = new Set<string>();
  for (const resource of before) {
    const key = keyOf(resource);
    const other = byKey.get(key);
    if (other === undefined || seen.has(key)) continue;
    seen.add(key);
    kept.push({ before: resource, after: other });
  }
  // What is declared twice is one object all the same.
  const leftOf = (resources: readonly Resource[]) => {
    const distinct = new Map(resources.map((resource) => [keyOf(resource), resource]));
    return [...distinct].filter(([key]) => !seen.has(key)).map(([, resource]) => resource);
  };
  return { kept, removed: leftOf(before), added: leftOf(after) };
}

/** Pairs objects of which one side leaves the namespace to whoever applies it. */
function pairWithoutNamespace(removed: readonly Resource[], added: readonly Resource[]): Kept[] {
  const { kept } = pair(removed, added, nameKey);
  return kept.filter(({ before, after }) => before.namespace === undefined || after.namespace === undefined);
}

/** What Terraform reads, as the JSON that it reads. */
function infrastructureOf({ infrastructure, contract }: Tree): Found {
  const facts = infrastructure ?? contract;
  return facts === undefined ? undefined : JSON.parse(JSON.stringify(facts));
}

function stateOf(tree: Tree): State {
  const graph = graphOf(tree);
  return { tree, graph, applications: applicationsOf(graph), infrastructure: infrastructureOf(tree) };
}

/** Compares two trees of a cluster. Takes any, however broken. */
export function changeOf(before: Tree, after: Tree): Change {
  const base = stateOf(before);
  const head = stateOf(after);
  const { kept, ...rest } = pair(base.graph.resources, head.graph.resources, identityKey);
  const unsaid = pairWithoutNamespace(rest.removed, rest.added);
  const paired = new Set(unsaid.flatMap((one) => [one.before, one.after]));
  const removed = rest.removed.filter((resource) => !paired.has(resource));
  const added = rest.added.filter((resource) => !paired.has(resource));
  const both = [...kept, ...unsaid];
  const renames = renamesIn(removed, added);
  const renamed = new Set(renames.map((rename) => rename.before));
  return {
    base,
    head,
    removed,
    deleted: removed.filter((resource) => !renamed.has(resource)),
    added,
    renames,
    changed: both.filter((one) => !isSame(one.before.object, one.after.object)),
    moved: both.filter((one) => one.before.unit !== one.after.unit),
  };
}
