import { Size } from "cdk8s";
import { Volume, type VolumeMount } from "cdk8s-plus-28";
import type { ConfigFile } from "#lib/model/config-file.ts";
import { dnsLabel } from "#lib/model/name.ts";
import type { Configuration } from "./config-map.ts";
import type { Scope } from "./scope.ts";

/** Disk of the node that one writable path may take. */
const SCRATCH = Size.mebibytes(256);

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

/** Files of a ConfigMap, each at its path. */
export function fileMounts(
  scope: Scope,
  workload: string,
  files: Readonly<Record<string, ConfigFile>>,
  configuration: Configuration,
): VolumeMount[] {
  const volume = Volume.fromConfigMap(scope.chart, `${workload}-files`, configuration.map, { name: "files" });
  return Object.entries(files).map(([path, file]) => ({ path, volume, subPath: file.name, readOnly: true }));
}
