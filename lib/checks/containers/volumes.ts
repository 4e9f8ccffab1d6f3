import type { Fields } from "#lib/render/resource.ts";
import { type Found, isMap, listAt, mapAt, textAt } from "../graph/fields.ts";
import { once } from "../graph/once.ts";
import type { Workload } from "../graph/workload.ts";

/** A volume of a pod. */
export interface Volume {
  readonly name: string;
  /** As its field is called, `configMap` or `emptyDir`; `volumeClaimTemplate` for one that a StatefulSet claims. */
  readonly type: string;
  /** What stands in that field, or the whole claim template. */
  readonly source: Fields;
}

function volumeOf(volume: Found): Volume[] {
  const name = textAt(volume, "name");
  const fields = mapAt(volume);
  const type = Object.keys(fields).find((field) => isMap(fields[field]));
  return name === undefined || type === undefined ? [] : [{ name, type, source: mapAt(fields[type]) }];
}

function claimedVolumeOf(template: Found): Volume[] {
  const name = textAt(template, "metadata", "name");
  return name === undefined ? [] : [{ name, type: "volumeClaimTemplate", source: mapAt(template) }];
}

/**
 * Volumes of the pods of a workload by name, with those that a StatefulSet claims for each pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const volumesOf = once(({ resource: { object }, podSpec }: Workload): ReadonlyMap<string, Volume> => {
  const claimed = object.kind === "StatefulSet" ? listAt(object, "spec", "volumeClaimTemplates") : [];
  const volumes = [...listAt(podSpec, "volumes").flatMap(volumeOf), ...claimed.flatMap(claimedVolumeOf)];
  return new Map(volumes.map((volume) => [volume.name, volume]));
});
