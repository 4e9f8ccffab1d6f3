import { dirname } from "node:path/posix";
import { type Application, type Applications, applicationsOf } from "#lib/checks/graph/applications.ts";
import type { Facts } from "#lib/render/facts.ts";
import { groupOf, type KubernetesObject, type Resource } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { PlacedObject } from "./reading/source.ts";

/** Objects of a file, by its path relative to the folder that is read. */
export interface ReadFile {
  readonly path: string;
  readonly objects: readonly PlacedObject[];
}

/** What a folder holds of one cluster. */
export interface ReadFolder {
  readonly cluster: string;
  readonly facts: Facts;
  readonly sources: readonly ReadFile[];
  /** Every file, whatever it holds. */
  readonly files: readonly string[];
  /** Folders of templates that nothing rendered. */
  readonly unrendered: readonly string[];
}

/** Who delivers something: an Application, or nobody that the tree shows. */
interface Owner {
  readonly name: string;
  readonly namespace: string;
}

function depthOf({ sources }: Application, path: string): number {
  const folders = sources.flatMap(({ folder }) => folder ?? []);
  const above = folders.filter((folder) => folder === "" || path === folder || path.startsWith(`${folder}/`));
  return Math.max(-1, ...above.map(({ length }) => length));
}

/** The Application with the longest path to something, or else the folder it is in. */
function ownerOf(candidates: readonly Application[], path: string, folder: string): Owner {
  const ranked = candidates
    .map((application) => ({ application, depth: depthOf(application, path) }))
    .sort((a, b) => b.depth - a.depth);
  const [nearest] = ranked;
  if (nearest === undefined || nearest.depth < 0) return { name: folder, namespace: "" };
  const { name, destination } = nearest.application;
  return { name, namespace: destination.namespace ?? "" };
}

function namespaceOf({ apiVersion, kind, metadata }: KubernetesObject, ofUnit: string): string | undefined {
  if (typeof metadata.namespace === "string") return metadata.namespace;
  const isClusterScoped = scopeOf({ group: groupOf(apiVersion), kind }) === "cluster";
  return isClusterScoped || ofUnit === "" ? undefined : ofUnit;
}

/** The units of a folder as long as nobody looks for Applications: the folders that hold the files. */
function folderUnits({ cluster, sources }: ReadFolder): Unit[] {
  return sources
    .filter(({ objects }) => objects.length > 0)
    .map(({ path, objects }) => {
      const name = dirname(path);
      const resources = objects.map(({ object, line }) => ({
        object,
        origin: { file: path, line },
        cluster,
        unit: name,
        namespace: namespaceOf(object, ""),
      }));
      return { name, cluster, definition: name, namespace: "", charts: [], resources };
    });
}

/** Something of a folder with who delivers it. */
interface Owned {
  readonly owner: Owner;
  /** Folder that it is in. */
  readonly folder: string;
  readonly resource?: Resource;
}

function ownedResource(resource: Resource, applications: Applications): Owned {
  const { unit: folder, origin, object } = resource;
  const owner = ownerOf(applications.deliveringTo(resource), origin.file ?? "", folder);
  const namespace = namespaceOf(object, owner.namespace);
  return { owner, folder, resource: { ...resource, unit: owner.name, namespace } };
}

function unitOf(cluster: string, owned: readonly [Owned, ...Owned[]]): Unit {
  const [{ owner, folder }] = owned;
  const unrendered = owned.flatMap((one) => (one.resource === undefined ? [one.folder] : []));
  return {
    ...owner,
    cluster,
    definition: folder,
    charts: [],
    resources: owned.flatMap(({ resource }) => resource ?? []),
    ...(unrendered.length > 0 && { unrendered }),
  };
}

/**
 * The units of a folder that was read: the Applications among its objects whose paths lead to its files, each by the
 * longest path, and for the other files their folders: `.`, `apps/shop`.
 */
export function unitsOf(read: ReadFolder): Unit[] {
  const { cluster, facts, files, unrendered } = read;
  const units = folderUnits(read);
  const resources = units.flatMap((unit) => unit.resources);
  const applications = applicationsOf({ cluster, facts, files, units }, resources);
  const owned = [
    ...resources.map((resource) => ownedResource(resource, applications)),
    ...unrendered.map((path) => {
      const folder = path === "" ? "." : path;
      return { owner: ownerOf(applications.all, path, folder), folder };
    }),
  ];
  const byOwner = Map.groupBy(owned, ({ owner }) => owner.name);
  return [...byOwner.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [unitOf(cluster, [first, ...others])]))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
