import { isTrueAt, listAt, textAt } from "../graph/fields.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { type Volume, volumesOf } from "./volumes.ts";

/** A volume where a container sees it. */
export interface Mount {
  /** Without a slash at the end. */
  readonly path: string;
  /** Path inside of the volume; undefined for all of it. */
  readonly subPath: string | undefined;
  readonly isReadOnly: boolean;
  /** Undefined where the pod has no volume of the name. */
  readonly volume: Volume | undefined;
}

/** Volumes that are read-only whatever the mount says. */
const readOnlyTypes = new Set(["configMap", "secret", "projected", "downwardAPI", "image"]);

/** Volumes that outlive the pod. */
const lastingTypes = new Set(["persistentVolumeClaim", "volumeClaimTemplate"]);

/** A path without slashes at its end and without doubled ones. */
export function cleanPath(path: string): string {
  const clean = path.includes("//") ? path.replace(/\/+/g, "/") : path;
  return clean.length > 1 && clean.endsWith("/") ? clean.slice(0, -1) : clean;
}

/** Whether a path is another or lies under it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

/** In nearly every image `/var/run` is a link to `/run`. */
function real(path: string): string {
  return !path.startsWith("/var/run") ? path : path.replace(/^\/var\/run(?=\/|$)/, "/run");
}

const mounts = once(({ fields }: Container, workload: Workload): readonly Mount[] => {
  const volumes = volumesOf(workload);
  return listAt(fields, "volumeMounts").flatMap((mount) => {
    const path = textAt(mount, "mountPath");
    if (path === undefined) return [];
    const volume = volumes.get(textAt(mount, "name") ?? "");
    const isReadOnly =
      isTrueAt(mount, "readOnly") ||
      readOnlyTypes.has(volume?.type ?? "") ||
      isTrueAt(volume?.source, "readOnly");
    const subPath = textAt(mount, "subPath") ?? textAt(mount, "subPathExpr");
    return [{ path: cleanPath(path), subPath, isReadOnly, volume }];
  });
});

/** Where a container mounts the volumes of its pod. */
export function mountsOf(workload: Workload, container: Container): readonly Mount[] {
  return mounts(container, workload);
}

/** The mount that a path lies in: the deepest of those above it. */
export function mountOver(mounts: readonly Mount[], path: string): Mount | undefined {
  const place = real(path);
  let deepest: Mount | undefined;
  for (const mount of mounts) {
    if (mount.path.length > (deepest?.path.length ?? 0) && isWithin(place, real(mount.path))) deepest = mount;
  }
  return deepest;
}

/** Whether what is written under a mount is still there in the next pod. */
export function isLasting({ volume }: Mount): boolean {
  return lastingTypes.has(volume?.type ?? "");
}
