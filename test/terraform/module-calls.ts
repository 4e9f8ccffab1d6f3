import type { Value } from "#lib/render/resource.ts";
import type { RepositoryFile } from "#test/files.ts";
import { type Hcl, labelled } from "./hcl.ts";

/** A `module` block. */
export interface ModuleCall {
  /** File and name, as `infra/modules/cluster/network.tf module.vpc`. */
  readonly place: string;
  readonly name: string;
  /** As `terraform-aws-modules/vpc/aws`, with `//modules/…` behind it for a part, or a path. */
  readonly source: string;
  /** Empty where none is named. */
  readonly version: string;
  readonly inputs: Readonly<Record<string, Value>>;
}

/** Arguments of every `module` block, which are no inputs. */
const metaArguments = new Set(["source", "version", "for_each", "count", "providers", "depends_on"]);

/** The calls of a file. */
export function moduleCalls({ path }: RepositoryFile, { module }: Hcl): ModuleCall[] {
  return labelled(module).map(([name, { source, version, ...block }]) => ({
    place: `${path} module.${name}`,
    name,
    source: String(source),
    version: version === undefined ? "" : String(version),
    inputs: Object.fromEntries(Object.entries(block).filter(([key]) => !metaArguments.has(key))),
  }));
}

/** Whether a call takes its module from a registry. */
export function isPublic({ source }: ModuleCall): boolean {
  return !source.startsWith(".");
}
