import { dirname, join } from "node:path/posix";
import { groupOf, type KubernetesObject, type Resource } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";
import type { Unit } from "#lib/render/tree.ts";
import type { PlacedObject } from "../reading/source.ts";
import { type Delivery, deliveriesOf } from "./deliveries.ts";
import { relate } from "./offset.ts";

/** Objects of a file, by its path relative to the folder that is read. */
export interface ReadFile {
  readonly path: string;
  readonly objects: readonly PlacedObject[];
}

/** Who delivers a file: an Application, or nobody that the tree shows. */
interface Owner {
  readonly name: string;
  readonly namespace: string;
}

function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === "." ? "" : folder;
}

/** A folder and all above it, the nearest first. */
function* withFoldersAbove(folder: string): Generator<string> {
  for (let at = folder; at !== ""; at = folderOf(at)) yield at;
  yield "";
}

function foldersOf(files: readonly ReadFile[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (const folder of withFoldersAbove(folderOf(path))) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function byFolder(files: readonly ReadFile[], repository: string | undefined): Map<string, Delivery[]> {
  const deliveries = deliveriesOf(
    files.flatMap(({ objects }) => objects.map(({ object }) => object)),
    repository,
  );
  const inFolder = relate(
    deliveries.map(({ path }) => path),
    foldersOf(files),
  );
  const found = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const folder = inFolder(delivery.path);
    if (folder !== undefined) found.set(folder, [...(found.get(folder) ?? []), delivery]);
  }
  return found;
}

/** The Application of the nearest folder that reads a file, or else the file's folder. */
function ownerOf(path: string, deliveries: ReadonlyMap<string, readonly Delivery[]>): Owner {
  for (const folder of withFoldersAbove(folderOf(path))) {
    const inside = folder === "" ? path : path.slice(folder.length + 1);
    const delivery = deliveries.get(folder)?.find(({ takes }) => takes(inside));
    if (delivery !== undefined) return { name: delivery.application, namespace: delivery.namespace };
  }
  return { name: dirname(path), namespace: "" };
}

function namespaceOf({ apiVersion, kind, metadata }: KubernetesObject, ofUnit: string): string | undefined {
  if (typeof metadata.namespace === "string") return metadata.namespace;
  const isClusterScoped = scopeOf({ group: groupOf(apiVersion), kind }) === "cluster";
  return isClusterScoped || ofUnit === "" ? undefined : ofUnit;
}

function resourcesIn({ path, objects }: ReadFile, cluster: string, owner: Owner): Resource[] {
  return objects.map(({ object, line }) => ({
    object,
    origin: { file: path, line },
    cluster,
    unit: owner.name,
    namespace: namespaceOf(object, owner.namespace),
  }));
}

/**
 * The units of files that were read: the Applications among their objects whose paths lead to the files, each by the
 * longest path, and for the other files their folders: `.`, `apps/shop`.
 *
 * @param unrendered folders of templates that nothing rendered
 * @param repository address of the Git repository that the files lie in, where it is known
 */
export function unitsOf(
  cluster: string,
  files: readonly ReadFile[],
  unrendered: readonly string[],
  repository?: string,
): Unit[] {
  const filled = files.filter(({ objects }) => objects.length > 0);
  const templates = unrendered.map((folder) => ({ path: join(folder, "template"), objects: [] }));
  const deliveries = byFolder([...filled, ...templates], repository);
  const owned = [...filled, ...templates].map((file) => ({ file, owner: ownerOf(file.path, deliveries) }));
  const isTemplate = new Set<ReadFile>(templates);
  const byOwner = Map.groupBy(owned, ({ owner }) => owner.name);
  return Array.from(byOwner, ([name, ofOwner]): Unit => {
    const [first] = ofOwner;
    const folders = ofOwner.filter(({ file }) => isTemplate.has(file)).map(({ file }) => dirname(file.path));
    return {
      name,
      cluster,
      definition: dirname(first?.file.path ?? ""),
      namespace: first?.owner.namespace ?? "",
      charts: [],
      resources: ofOwner.flatMap(({ file, owner }) => resourcesIn(file, cluster, owner)),
      ...(folders.length > 0 && { unrendered: folders }),
    };
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
