import { readdirSync } from "node:fs";
import { dirname } from "node:path";

const versionVariable = /\{\{\s*\.NormalizedKubernetesVersion\s*\}\}/;
const spelledVersion = /\bv(\d+\.\d+)\.\d+\b/;

/** The patch versions of a minor version that have a folder beside others at a location. */
function patchesAt(location: string, minor: string): number[] {
  const [before = ""] = location.split(versionVariable);
  const isUrl = /^https?:/.test(location);
  if (isUrl || !versionVariable.test(location)) return [];
  return entriesOf(before.endsWith("/") ? before : dirname(before))
    .map((entry) => /^v(\d+\.\d+)\.(\d+)\b/.exec(entry))
    .flatMap((match) => (match?.[1] === minor ? [Number(match[2])] : []));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The version that kubeconform is told for a cluster of a minor version such as `1.36`: kubeconform wants a
 * patch version, and takes the folder of that very one. Where folders can be listed it is the latest patch
 * that has one, else the first, which upstream has for every minor version.
 *
 * @throws Error when a location spells another minor version.
 */
export function patchVersion(minor: string, locations: readonly string[]): string {
  for (const location of locations) {
    const spelled = spelledVersion.exec(location)?.[1];
    if (spelled === undefined || spelled === minor) continue;
    throw new Error(
      `schema location ${location} is for Kubernetes ${spelled}, but the cluster runs ${minor}; write {{.NormalizedKubernetesVersion}} in place of the version`,
    );
  }
  const patches = locations.flatMap((location) => patchesAt(location, minor));
  return `${minor}.${Math.max(0, ...patches)}`;
}
