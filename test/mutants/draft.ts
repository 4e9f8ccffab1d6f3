import { isList, isMap, type Path } from "#lib/checks/graph/fields.ts";
import type { Facts } from "#lib/render/facts.ts";
import type { Fields, KubernetesObject, Resource, Value } from "#lib/render/resource.ts";
import type { ChartRelease, Tree, Unit } from "#lib/render/tree.ts";

/** One value that is put into an object; undefined takes away what stands there, and at the empty path the object. */
export interface Edit {
  readonly resource: Resource;
  readonly path: Path;
  readonly value: Value | undefined;
}

/** What is to be changed in a tree, before a copy of it is made. */
export interface Draft {
  /** Where, for people: `Deployment shop/web spec.replicas`. */
  readonly place: string;
  readonly edits: readonly Edit[];
  /** Objects that are new. */
  readonly added?: readonly Resource[];
  /** What changes in the charts that units install. */
  readonly charts?: (release: ChartRelease) => ChartRelease;
  /** What is told otherwise of the cluster. */
  readonly facts?: Facts;
}

/** A value with another one at a path; maps on the way are made where there are none. The value itself stays. */
export function withValue(value: Value | undefined, path: Path, put: Value | undefined): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (typeof step === "number") {
    const items: readonly Value[] = isList(value) ? value : [];
    const changed = withValue(items[step], rest, put);
    return changed === undefined ? items.toSpliced(step, 1) : items.toSpliced(step, 1, changed);
  }
  const fields: Fields = isMap(value) ? value : {};
  const { [step]: before, ...others } = fields;
  const changed = withValue(before, rest, put);
  if (changed === undefined) return others;
  return before === undefined
    ? { ...fields, [step]: changed }
    : Object.fromEntries(Object.entries(fields).map(([key, old]) => [key, key === step ? changed : old]));
}

/** What was read from a file as an object; what it needs and lacks is as before. */
function objectOf(value: Value | undefined, before: KubernetesObject): KubernetesObject {
  const fields: Fields = isMap(value) ? value : {};
  const { apiVersion, kind, metadata } = fields;
  const own: Fields = isMap(metadata) ? metadata : {};
  return {
    ...fields,
    apiVersion: typeof apiVersion === "string" ? apiVersion : before.apiVersion,
    kind: typeof kind === "string" ? kind : before.kind,
    metadata: { ...own, name: typeof own.name === "string" ? own.name : before.metadata.name },
  };
}

function edited(resource: Resource, edits: readonly Edit[]): Resource[] {
  let { object } = resource;
  for (const { path, value } of edits) {
    if (path.length === 0 && value === undefined) return [];
    object = objectOf(withValue(object, path, value), object);
  }
  const { namespace } = object.metadata;
  const moved = resource.namespace !== undefined && typeof namespace === "string";
  return [{ ...resource, object, namespace: moved ? namespace : resource.namespace }];
}

/** A tree with what a draft says; what does not change is shared with the tree, which stays as it is. */
export function applied(tree: Tree, { edits, added = [], charts, facts }: Draft): Tree {
  const byResource = Map.groupBy(edits, ({ resource }) => resource);
  const units = tree.units.map((unit): Unit => {
    const more = added.filter((resource) => resource.unit === unit.name);
    const isTouched = more.length > 0 || unit.resources.some((resource) => byResource.has(resource));
    const resources = unit.resources.flatMap((resource) => {
      const own = byResource.get(resource);
      return own === undefined ? [resource] : edited(resource, own);
    });
    const releases = charts === undefined ? unit.charts : unit.charts.map(charts);
    if (!isTouched && charts === undefined) return unit;
    return { ...unit, charts: releases, resources: isTouched ? [...resources, ...more] : unit.resources };
  });
  return { ...tree, units, facts: { ...tree.facts, ...facts } };
}

/** Drafts as one, in their order. */
export function together(first: Draft, ...others: readonly (Draft | undefined)[]): Draft {
  const all = [first, ...others.filter((draft) => draft !== undefined)];
  return {
    ...first,
    edits: all.flatMap(({ edits }) => edits),
    added: all.flatMap(({ added }) => added ?? []),
  };
}
