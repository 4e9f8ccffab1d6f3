import { isList, isMap, type Path, valueAt } from "#lib/checks/graph/fields.ts";
import type { KubernetesObject, Resource, Value } from "#lib/render/resource.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";
import type { Draft } from "./draft.ts";

/** A place in an object of a tree, with what stands there. */
export interface Site {
  readonly resource: Resource;
  /** From the object down. */
  readonly path: Path;
  readonly value: Value;
}

/** The objects of some kinds, as places; of every kind where none is named. */
export function objects(tree: Tree, ...kinds: readonly string[]): Site[] {
  return resourcesOf(tree)
    .filter(({ object }) => kinds.length === 0 || kinds.includes(object.kind))
    .map((resource) => ({ resource, path: [], value: resource.object }));
}

function step(site: Site, segment: string | number): Site[] {
  const { resource, path, value } = site;
  if (segment !== "*") {
    const found = valueAt(value, segment);
    return found === undefined ? [] : [{ resource, path: [...path, segment], value: found }];
  }
  if (isList(value)) {
    return value.map((item, index) => ({ resource, path: [...path, index], value: item }));
  }
  return isMap(value)
    ? Object.entries(value).map(([key, item]) => ({ resource, path: [...path, key], value: item }))
    : [];
}

/** The places below some places, `*` for every item of a list and every value of a map. */
export function within(sites: readonly Site[], ...path: Path): Site[] {
  return path.reduce<Site[]>((found, segment) => found.flatMap((site) => step(site, segment)), [...sites]);
}

const templates: Readonly<Record<string, Path>> = {
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  DaemonSet: ["spec", "template"],
  Deployment: ["spec", "template"],
  Job: ["spec", "template"],
  StatefulSet: ["spec", "template"],
};

/** The pod templates of some kinds of workloads; of all where none is named. */
export function podTemplates(tree: Tree, ...kinds: readonly string[]): Site[] {
  return objects(tree, ...(kinds.length === 0 ? Object.keys(templates) : kinds)).flatMap((site) =>
    within([site], ...(templates[site.resource.object.kind] ?? ["spec", "template"])),
  );
}

/** What the pod templates say of their pods. */
export function podSpecs(tree: Tree, ...kinds: readonly string[]): Site[] {
  return within(podTemplates(tree, ...kinds), "spec");
}

/** The containers of workloads, without those that only prepare. */
export function containers(tree: Tree, ...kinds: readonly string[]): Site[] {
  return within(podSpecs(tree, ...kinds), "containers", "*");
}

/** The text at a place or below; empty where anything else stands. */
export function textOf(site: Site, ...path: Path): string {
  const found = valueAt(site.value, ...path);
  return typeof found === "string" ? found : "";
}

/** Name of the object that a place is in. */
export function nameOf({ resource }: Site): string {
  return resource.object.metadata.name;
}

/** The place above, as far up as said. */
export function above({ resource, path }: Site, levels = 1): Site {
  const upper = path.slice(0, -levels);
  return { resource, path: upper, value: valueAt(resource.object, ...upper) ?? null };
}

function placeOf({ resource: { object, namespace }, path }: Site): string {
  const name = namespace === undefined ? object.metadata.name : `${namespace}/${object.metadata.name}`;
  return [`${object.kind} ${name}`, path.join(".")].join(" ").trim();
}

/** Puts a value at a place, or below it. */
export function put(site: Site, value: Value, ...below: Path): Draft {
  const path = [...site.path, ...below];
  return { place: placeOf({ ...site, path }), edits: [{ resource: site.resource, path, value }] };
}

/** Puts the items of a list in the other order, where there are several. */
export function reversed(site: Site): Draft | undefined {
  return isList(site.value) && site.value.length > 1 ? put(site, site.value.toReversed()) : undefined;
}

/** Takes away what stands at a place, or below it. */
export function remove(site: Site, ...below: Path): Draft {
  const path = [...site.path, ...below];
  return { place: placeOf({ ...site, path }), edits: [{ resource: site.resource, path, value: undefined }] };
}

/** Takes away the object that a place is in. */
export function drop(site: Site): Draft {
  return remove({ ...site, path: [] });
}

/** Adds an object beside the one that a place is in: same unit, and same namespace unless it says another. */
export function add(site: Site, object: KubernetesObject): Draft {
  const { namespace } = object.metadata;
  const own = typeof namespace === "string" ? namespace : site.resource.namespace;
  const resource = { ...site.resource, object, namespace: own };
  return { place: placeOf({ resource, path: [], value: object }), edits: [], added: [resource] };
}

/** What stands in a list, or under the keys of a map. */
export function values(site: Site): Value[] {
  return within([site], "*").map(({ value }) => value);
}

/** One draft per place, made when it is asked for; places without one are passed over. */
export function* each(sites: Iterable<Site>, draft: (site: Site) => Draft | undefined): Generator<Draft> {
  for (const site of sites) {
    const made = draft(site);
    if (made !== undefined) yield made;
  }
}

/** A name as somebody types it in a hurry: without its middle letter. */
export function misspelt(name: string): string {
  const middle = Math.floor(name.length / 2);
  return name.length < 4 ? `${name}${name.at(-1)}` : name.slice(0, middle) + name.slice(middle + 1);
}
