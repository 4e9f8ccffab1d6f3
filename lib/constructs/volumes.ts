import { Size } from "cdk8s";
import { Volume, type VolumeMount } from "cdk8s-plus-28";
import { dnsLabel } from "#lib/model/name.ts";
import type { Service } from "#lib/model/workload.ts";
import type { Configuration } from "./config-map.ts";
import type { Scope } from "./scope.ts";

/** Disk of the node that one writable path may take. */
const SCRATCH = Size.mebibytes(256);

type Mounted = Pick<Service, "name" | "files" | "writable">;

/** `/var/cache/nginx` to `var-cache-nginx`: names of volumes are DNS labels. */
function volumeName(path: string): string {
  const words = path.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return dnsLabel(words.join("-"), `volume of path ${path}: its`);
}

/** Writable paths of a container, on the disk of its node and gone with its pod. */
export function scratchMounts(scope: Scope, workload: string, paths: readonly string[]): VolumeMount[] {
  return paths.map((path) => {
    const name = volumeName(path);
    const volume = Volume.fromEmptyDir(scope.chart, `${workload}-${name}`, name, { sizeLimit: SCRATCH });
    return { path, volume };
  });
}

function fileMounts({ chart }: Scope, { name, files }: Mounted, { map }: Configuration): VolumeMount[] {
  const volume = Volume.fromConfigMap(chart, `${name}-files`, map, { name: "files" });
  return Object.entries(files).map(([path, file]) => ({ path, volume, subPath: file.name, readOnly: true }));
}

/**
 * What a container finds besides its image: paths that it can write to, and its files.
 *
 * @param files ConfigMap with the files, where there are any
 */
export function mountsOf(scope: Scope, workload: Mounted, files: Configuration | undefined): VolumeMount[] {
  const scratch = scratchMounts(scope, workload.name, workload.writable);
  return files === undefined ? scratch : [...scratch, ...fileMounts(scope, workload, files)];
}
