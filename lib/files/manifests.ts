import type { Finding } from "#lib/checks/finding.ts";
import type { OutsideRule } from "#lib/checks/outside.ts";
import { identityOf, type Resource } from "#lib/render/resource.ts";
import type { Tree, Unit } from "#lib/render/tree.ts";
import { emitJson } from "./json.ts";
import { fileOf, type GeneratedFile, infrastructurePath } from "./layout.ts";
import { emitYaml } from "./yaml/emit.ts";
import { YamlRefusal } from "./yaml/refusal.ts";

/** The files of trees, and why some resources have none. */
export interface Manifests {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[];
  readonly findings: readonly Finding[];
}

/** A resource and where it goes. */
interface Placed {
  readonly path: string;
  /** What a person edits to change the resource. */
  readonly definition: string;
  readonly resource: Resource;
  readonly unit: Unit;
}

/** Bytes that common file systems take for the name of a file. */
const longestName = 255;

/** The facts that Terraform builds clusters from, one file of JSON a cluster; trees that were read have none. */
function infrastructureFiles(trees: readonly Tree[]): GeneratedFile[] {
  return trees.flatMap(({ cluster, infrastructure }) =>
    infrastructure === undefined
      ? []
      : [{ path: infrastructurePath(cluster), content: emitJson(infrastructure) }],
  );
}

/**
 * One file of YAML per resource, and one of JSON per cluster with what Terraform builds. A resource without a file is
 * a finding: of the rule `file-names` where another one has its path or the path is too long for a file system, of the
 * rule `yaml` where YAML cannot carry a value.
 */
export function filesOf(trees: readonly Tree[]): Manifests {
  const owners = new Map<string, Placed>();
  const files = infrastructureFiles(trees);
  const findings: Finding[] = [];
  for (const placed of placesOf(trees)) {
    const finding = misplaced(placed, owners.get(placed.path));
    owners.set(placed.path, owners.get(placed.path) ?? placed);
    const result = finding ?? written(placed);
    if ("rule" in result) findings.push(result);
    else files.push(result);
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), findings };
}

function placesOf(trees: readonly Tree[]): Placed[] {
  const units = trees.flatMap((tree) => tree.units);
  return units.flatMap((unit) =>
    unit.resources.map((resource) => {
      const definition = resource.origin.definition ?? unit.definition;
      return { path: fileOf(resource, unit), definition, resource, unit };
    }),
  );
}

function misplaced(placed: Placed, owner: Placed | undefined): Finding | undefined {
  if (owner !== undefined) {
    const message = `${titleOf(placed)} and ${titleOf(owner)} of ${owner.definition} both belong into ${placed.path}`;
    return findingAt(placed, "file-names", message, "rename or remove one of the two");
  }
  const name = placed.path.slice(placed.path.lastIndexOf("/") + 1);
  if (name.length <= longestName) return undefined;
  const message = `the file ${name} has a name of ${name.length} bytes, above the ${longestName} of a file system`;
  return findingAt(placed, "file-names", message, `shorten the name of ${titleOf(placed)}`);
}

function titleOf({ resource }: Placed): string {
  const { apiVersion, kind, metadata } = resource.object;
  return `${kind} ${metadata.name} (${apiVersion})`;
}

function written(placed: Placed): GeneratedFile | Finding {
  const header = `# Generated from ${placed.definition}; edit that and run "npm run generate".\n`;
  try {
    return { path: placed.path, content: header + emitYaml(placed.resource.object) };
  } catch (error) {
    if (!(error instanceof YamlRefusal)) throw error;
    return findingAt(placed, "yaml", error.reason, error.fix);
  }
}

function findingAt(placed: Placed, rule: OutsideRule, message: string, fix: string): Finding {
  const { definition, resource, unit } = placed;
  const { cluster, name } = unit;
  const identity = identityOf(resource);
  return { rule, severity: "error", cluster, unit: name, resource: identity, file: definition, message, fix };
}
