import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, textAt, valueAt } from "../graph/fields.ts";
import { kindId, kindOf, namespaceOf } from "../graph/kind.ts";
import { workloadOf } from "../graph/workload.ts";
import { canonical } from "./same.ts";

/** An object that is gone while another of its kind says the same under another name or in another namespace. */
export interface Rename {
  readonly before: Resource;
  readonly after: Resource;
}

/** An image without what changes with a release. */
function repositoryOf(image: string): string {
  const [withoutDigest = ""] = image.split("@");
  return withoutDigest.replace(/:[^:/]*$/, "");
}

/** What an object says, without its own name, which its labels and references repeat. */
function bodyOf({ object }: Resource): string {
  const { metadata, apiVersion: _, kind: __, status: ___, ...body } = object;
  return canonical(body).replaceAll(metadata.name, "");
}

/** What stays of pods when their workload gets another name and is changed a little. */
function containersOf(resource: Resource): string | undefined {
  const containers = workloadOf(resource)?.containers.filter(({ list }) => list === "containers") ?? [];
  const images = containers.map(({ fields }) => repositoryOf(textAt(fields, "image") ?? "")).sort();
  return images.some((image) => image !== "") ? images.join(" ") : undefined;
}

/** What an Application delivers: the paths and charts of its sources. */
function sourcesOf({ object }: Resource): string | undefined {
  if (object.kind !== "Application") return undefined;
  const spec = mapAt(object, "spec");
  const sources = [valueAt(spec, "source"), ...listAt(spec, "sources")].map((source: Found) =>
    [textAt(source, "repoURL"), textAt(source, "path") ?? textAt(source, "chart")].join(" "),
  );
  return sources.join(" ");
}

/** Ways in which two objects are found to be one, the surest first; nothing where one says too little for it. */
const likenesses: readonly ((resource: Resource) => string | undefined)[] = [
  // An object of the same name in another namespace.
  ({ object }) => `name ${object.metadata.name}`,
  (resource) => (bodyOf(resource) === "" ? undefined : `${namespaceOf(resource)} ${bodyOf(resource)}`),
  (resource) => (bodyOf(resource) === "" ? undefined : bodyOf(resource)),
  (resource) => {
    const containers = containersOf(resource) ?? sourcesOf(resource);
    return containers && `${namespaceOf(resource)} ${containers}`;
  },
];

/**
 * Namespaces say nothing by which one could be told from another: the new one is where most of what was in the old
 * one is now.
 */
function namespaceRenames(
  removed: readonly Resource[],
  added: readonly Resource[],
  others: readonly Rename[],
): Rename[] {
  const moves = new Map(
    others.map(({ before, after }) => [namespaceOf(before), namespaceOf(after)] as const),
  );
  const byName = new Map(added.map((after) => [after.object.metadata.name, after]));
  return removed.flatMap((before) => {
    const after = byName.get(moves.get(before.object.metadata.name) ?? "");
    return after === undefined ? [] : [{ before, after }];
  });
}

function isNamespace({ object }: Resource): boolean {
  return object.apiVersion === "v1" && object.kind === "Namespace";
}

/** Finds the objects that have other names now. Each object is in one pair at most. */
export function renamesIn(removed: readonly Resource[], added: readonly Resource[]): Rename[] {
  const renames: Rename[] = [];
  let gone = removed.filter((resource) => !isNamespace(resource));
  let come = added.filter((resource) => !isNamespace(resource));
  for (const likeness of likenesses) {
    const key = (resource: Resource) => {
      const like = likeness(resource);
      return like && `${kindId(kindOf(resource.object))} ${like}`;
    };
    const candidates = Map.groupBy(come, key);
    const paired = new Set<Resource>();
    for (const before of gone) {
      const wanted = key(before);
      const after = wanted === undefined ? undefined : candidates.get(wanted)?.shift();
      if (after === undefined) continue;
      renames.push({ before, after });
      paired.add(before).add(after);
    }
    gone = gone.filter((resource) => !paired.has(resource));
    come = come.filter((resource) => !paired.has(resource));
  }
  const namespaces = namespaceRenames(removed.filter(isNamespace), added.filter(isNamespace), renames);
  return [...renames, ...namespaces];
}
