import type { ConfigFile } from "./config-file.ts";
import { refuse } from "./problem.ts";
import { repeated } from "./repeated.ts";

/** Whether a volume can be mounted at a path, and no second spelling of the path hides another mount. */
function isMountPath(path: string): boolean {
  const segments = path.slice(1).split("/");
  return /^\/[^:]*$/.test(path) && segments.every((segment) => !["", ".", ".."].includes(segment));
}

/** Refuses files at paths that no volume can be mounted at, and two files of one name: they share a ConfigMap. */
export function checkFiles(files: Readonly<Record<string, ConfigFile>>, workload: string): void {
  for (const path of Object.keys(files)) {
    if (!isMountPath(path)) {
      refuse(
        `workload ${workload} has a file at "${path}"`,
        'give an absolute path with the file\'s name, without ":" and segments "." and ".."',
      );
    }
  }
  for (const twice of repeated(Object.values(files).map((file) => file.name))) {
    refuse(`workload ${workload} has two files named ${twice}`, "rename one: they share a ConfigMap");
  }
}

/** Refuses paths that no volume can be mounted at. */
export function checkWritable(paths: readonly string[], workload: string): void {
  for (const path of paths) {
    if (!isMountPath(path)) {
      refuse(
        `workload ${workload} writes to "${path}"`,
        'give an absolute path without a trailing "/", ":" and segments "." and ".."',
      );
    }
  }
  for (const twice of repeated(paths)) {
    refuse(`workload ${workload} lists writable path ${twice} twice`, "list it once");
  }
}
