import type { Resource } from "#lib/render/resource.ts";
import type { Unit } from "#lib/render/tree.ts";

/** The folder that holds the output and nothing else, relative to the repository. */
export const generatedFolder = "generated";

/** A file of the output: nobody but the generator writes it. */
export interface GeneratedFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}

/**
 * The path of a resource: `generated/<cluster>/<unit>/<kind>-<name>.yaml`, in a subfolder of the namespace's
 * name where that is not the unit's own. Different names give different paths on every file system.
 */
export function fileOf(resource: Resource, unit: Unit): string {
  const { kind, metadata } = resource.object;
  const isForeign = resource.namespace !== undefined && resource.namespace !== unit.namespace;
  const namespace = isForeign ? [resource.namespace] : [];
  const file = `${kind.toLowerCase()}-${metadata.name}.yaml`;
  return [generatedFolder, unit.cluster, unit.name, ...namespace, file].map(portable).join("/");
}

/** Name of the file of facts that Terraform builds a cluster from. */
export const infrastructureFile = "infra.json";

/** The path of a cluster's facts: beside the folders of its units, out of all of which they follow. */
export function infrastructurePath(cluster: string): string {
  return [generatedFolder, cluster, infrastructureFile].map(portable).join("/");
}

/**
 * A name as a part of a path on Linux, macOS and Windows: RBAC allows `:` and upper case. Percent-encoded, so
 * that two names never become one; Kubernetes allows `%` in no name.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
function portable(name: string): string {
  return name.replace(/[^a-z0-9._-]|^\./gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
