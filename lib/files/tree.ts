import { realpathSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { dirname } from "node:path/posix";
import type { Finding } from "#lib/checks/finding.ts";
import type { Facts } from "#lib/render/facts.ts";
import { factsOfContract } from "#lib/render/infrastructure/facts.ts";
import type { KubernetesObject, Resource } from "#lib/render/resource.ts";
import type { Tree, Unit } from "#lib/render/tree.ts";
import { type FactsSource, readFacts } from "./contract.ts";
import { infrastructureFile } from "./layout.ts";
import { codeOf, type Fault, faulty, readLink, readSource } from "./source.ts";
import { type Entry, walk } from "./walk.ts";

/** What a folder of YAML holds, and what of it could not be read. */
export interface Reading {
  /** One tree; none where there is no manifest. */
  readonly trees: readonly Tree[];
  /** Of the rule `yaml`, in the order of files. */
  readonly findings: readonly Finding[];
}

const extensions: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

/** Folders with many YAML files that nobody applies. */
const ignored: ReadonlySet<string> = new Set([".git", "node_modules"]);

/**
 * Reads any folder of `.yaml`, `.yml` and `.json` files as the tree of one cluster, whose units are the folders
 * that hold the files: `.`, `apps/shop`. The cluster has the name that the facts tell, or else that of the folder;
 * resources have the namespace they name, if any. Symbolic links are not followed. Never throws: what cannot be read
 * is a finding, as is a folder without a single manifest.
 *
 * @param told what is known of the cluster; it goes before what a file `infra.json` says, as `generated/` has them
 */
export function readTrees(directory: string, told: Facts = {}): Reading {
  const cluster = told.cluster ?? basename(resolve(directory));
  const sources = sourcesIn(directory);
  const units = unitsOf(cluster, sources);
  const findings = sources.flatMap(({ path, faults }) =>
    faults.map((fault) => findingOf(cluster, path, fault)),
  );
  const files = sources.filter(({ isFile }) => isFile).map(({ path }) => path);
  if (units.length > 0) return { trees: [{ cluster, ...factsIn(sources, told), units, files }], findings };
  return { trees: [], findings: [...findings, findingOf(cluster, ".", nothingIn(directory))] };
}

/** What the sources tell of the cluster besides its objects. */
function factsIn(sources: readonly PlacedSource[], told: Facts): Pick<Tree, "facts" | "contract"> {
  const contract = sources.find((source) => source.contract !== undefined)?.contract;
  if (contract === undefined) return { facts: told };
  return { facts: { ...factsOfContract(contract), ...told }, contract };
}

function nothingIn(directory: string): Fault {
  const fix = "name a folder with .yaml, .yml or .json files of Kubernetes objects";
  return { severity: "error", message: `${directory} holds no Kubernetes manifest`, fix };
}

/** A source with its path relative to the folder that is read. */
interface PlacedSource extends FactsSource {
  readonly path: string;
  readonly isFile: boolean;
}

function sourcesIn(directory: string): PlacedSource[] {
  try {
    const root = realpathSync(directory);
    return walk(root, "", isWorthEntering).map((entry) => ({
      path: entry.path,
      isFile: entry.kind === "file",
      ...sourceAt(root, entry),
    }));
  } catch (error) {
    const unreadable = faulty(
      `${directory} cannot be read (${codeOf(error)})`,
      "check the path and its permissions",
    );
    return [{ path: ".", isFile: false, ...unreadable }];
  }
}

function isWorthEntering({ path }: Entry): boolean {
  return !ignored.has(basename(path));
}

function sourceAt(root: string, { path, kind }: Entry): FactsSource {
  if (kind === "symbolic link") return readLink(root, path);
  if (kind === "folder" || !extensions.has(extname(path))) return { objects: [], faults: [] };
  if (kind !== "file") return faulty("it is no regular file", "remove it");
  return path === infrastructureFile ? readFacts(join(root, path)) : readSource(join(root, path));
}

function unitsOf(cluster: string, sources: readonly PlacedSource[]): Unit[] {
  const filled = sources.filter(({ objects }) => objects.length > 0);
  const byFolder = Map.groupBy(filled, ({ path }) => dirname(path));
  return Array.from(byFolder, ([name, inFolder]) => {
    const resources = inFolder.flatMap(({ path, objects }) =>
      objects.map((object) => resourceOf(cluster, name, path, object)),
    );
    return { name, cluster, definition: name, namespace: "", charts: [], resources };
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resourceOf(cluster: string, unit: string, file: string, object: KubernetesObject): Resource {
  const { namespace } = object.metadata;
  return {
    object,
    origin: { file },
    cluster,
    unit,
    namespace: typeof namespace === "string" ? namespace : undefined,
  };
}

function findingOf(cluster: string, path: string, { severity, line, message, fix }: Fault): Finding {
  const file = line === undefined ? path : `${path}:${line}`;
  return { rule: "yaml", severity, cluster, unit: dirname(path), file, message, fix };
}
