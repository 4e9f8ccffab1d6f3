import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, normalize } from "node:path/posix";
import { listAt, textAt, textsAt } from "#lib/checks/graph/fields.ts";
import { enumerate } from "#lib/checks/wording.ts";
import type { Fields } from "#lib/render/resource.ts";
import type { Entry } from "../walk.ts";
import { readYaml } from "../yaml/read.ts";
import type { Fault } from "./fault.ts";

/** Files from which Helm or kustomize makes manifests: as they stand, they are none. */
export interface Templates {
  /** Relative to the folder that is read; empty for itself. */
  readonly folder: string;
  /** The files among those in it that are read by nobody else; all of them where it is undefined. */
  readonly files?: ReadonlySet<string>;
  /** Absent where what makes something of them says it. */
  readonly fault?: Fault;
}

/** What a kustomization may say without its files becoming something other than they are. */
const harmless: ReadonlySet<string> = new Set([
  "apiVersion",
  "bases",
  "buildMetadata",
  "commonAnnotations",
  "kind",
  "metadata",
  "namespace",
  "resources",
  "sortOptions",
]);

/** Extensions of files of manifests. */
export const extensions: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

const kustomizations: ReadonlySet<string> = new Set([
  "kustomization.yaml",
  "kustomization.yml",
  "Kustomization",
]);

function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === "." ? "" : folder;
}

/** Whether a path is one of the files of templates. */
export function isUnder(path: string, { folder, files }: Templates): boolean {
  if (files !== undefined) return files.has(path);
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function fieldsOf(root: string, path: string): Fields {
  try {
    return readYaml(readFileSync(join(root, path), "utf8")).documents[0]?.fields ?? {};
  } catch {
    // Whoever reads it as a source says why it cannot be read.
    return {};
  }
}

/** @see https://helm.sh/docs/topics/charts/#the-chartyaml-file */
function chartIn(root: string, path: string): Templates[] {
  const fields = fieldsOf(root, path);
  const name = textAt(fields, "name");
  if (name === undefined || textAt(fields, "apiVersion") === undefined) return [];
  const fault: Fault = {
    severity: "warning",
    message: `the templates of Helm chart ${name} are not rendered, and nothing of it is checked`,
    fix: "check what helm template makes of it",
  };
  return [{ folder: folderOf(path), fault }];
}

/** What a kustomization names anywhere, relative to the folder that is read. */
function namedBy(fields: Fields, path: string): string[] {
  const patches = listAt(fields, "patches").flatMap((patch) => textAt(patch, "path") ?? []);
  const lists = ["bases", "components", "patchesStrategicMerge", "resources"];
  const named = [...lists.flatMap((list) => textsAt(fields, list)), ...patches];
  return named.filter((name) => !name.includes("://")).map((name) => normalize(join(folderOf(path), name)));
}

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
function kustomizationIn(root: string, path: string): Templates[] {
  const fields = fieldsOf(root, path);
  const changing = Object.keys(fields).filter((key) => !harmless.has(key));
  if (changing.length === 0) return [];
  const fault: Fault = {
    severity: "warning",
    message: `kustomize makes something else of these files by ${enumerate(changing.sort())}: they are not checked`,
    fix: "check what kustomize build makes of them",
  };
  const [files, folders] = partition(namedBy(fields, path), (name) => extensions.has(extname(name)));
  return [
    { folder: folderOf(path), files: new Set([path, ...files]), fault },
    ...folders.map((folder) => ({ folder: folder.replace(/\/$/, "") })),
  ];
}

function partition(names: readonly string[], isFirst: (name: string) => boolean): [string[], string[]] {
  return [names.filter(isFirst), names.filter((name) => !isFirst(name))];
}

/** Charts and kustomizations among the entries of a folder. */
export function templatesIn(root: string, entries: readonly Entry[]): Templates[] {
  return entries.flatMap(({ path, kind }) => {
    if (kind !== "file") return [];
    const name = basename(path);
    if (name === "Chart.yaml") return chartIn(root, path);
    return kustomizations.has(name) ? kustomizationIn(root, path) : [];
  });
}
