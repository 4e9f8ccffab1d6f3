import type { Fields, Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";
import { isTrueAt, listAt, mapAt, textAt, textsAt, valueAt } from "./fields.ts";
import { repositoryOf } from "./git-address.ts";
import { globMatches } from "./glob.ts";
import { isOf, kinds, namespaceOf } from "./kind.ts";
import { indexFolders, type Placed, type RepositoryFolders } from "./repository-folders.ts";
import { offsetOf, type RepositoryOffset } from "./repository-offset.ts";

/** Where an Application takes manifests from. */
export interface Source {
  /** `spec.source` or `spec.sources[1]`. */
  readonly place: string;
  readonly fields: Fields;
  readonly repository: string | undefined;
  readonly path: string | undefined;
  readonly chart: string | undefined;
  /** Folder of the tree that `path` is, whether there is one or not; undefined where it is of another repository. */
  readonly folder: string | undefined;
}

/**
 * An Application of Argo CD, taken apart.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 */
export interface Application {
  readonly resource: Resource;
  readonly name: string;
  /** Namespace that the Application itself is in. */
  readonly namespace: string;
  readonly spec: Fields;
  readonly sources: readonly Source[];
  readonly project: string;
  readonly destination: {
    readonly name: string | undefined;
    readonly server: string | undefined;
    readonly namespace: string | undefined;
  };
  readonly syncOptions: ReadonlySet<string>;
  /** Whether it deletes by itself what is gone from Git. */
  readonly prunes: boolean;
  /** Those of the tree that it delivers. */
  readonly resources: readonly Resource[];
}

/** The Applications of a tree and the repository that they deliver the tree from. */
export interface Applications {
  readonly all: readonly Application[];
  readonly repository: RepositoryFolders;
  /** Undefined where the tree does not show from which repository it is. */
  readonly offset: RepositoryOffset | undefined;
  /** Whether every file of the tree is known, or only those that hold resources. */
  readonly knowsFiles: boolean;
  /** Whether an address is that of the repository of the tree. */
  isOwn(address: string): boolean;
  /** Those that deliver a resource. */
  deliveringTo(resource: Resource): readonly Application[];
}

function sourcesIn(spec: Fields): Omit<Source, "folder">[] {
  const several = listAt(spec, "sources").map((fields, index) => ({
    place: `spec.sources[${index}]`,
    fields: mapAt(fields),
  }));
  const single = valueAt(spec, "source") === undefined ? [] : [mapAt(spec, "source")];
  // Argo CD reads `source` only where there are no `sources`.
  const read = several.length > 0 ? several : single.map((fields) => ({ place: "spec.source", fields }));
  return read.map((source) => ({
    ...source,
    repository: textAt(source.fields, "repoURL"),
    path: textAt(source.fields, "path"),
    chart: textAt(source.fields, "chart"),
  }));
}

/** The paths of sources in Git, by their repository. */
function pathsByRepository(specs: readonly Fields[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { repository, path, chart } of specs.flatMap(sourcesIn)) {
    if (repository === undefined || path === undefined || chart !== undefined) continue;
    const key = repositoryOf(repository);
    const others = paths.get(key);
    if (others === undefined) paths.set(key, [path]);
    else others.push(path);
  }
  return paths;
}

/** The repository that the tree is from: the one that is told, or the one that most paths of the tree are of. */
function ownRepository(
  specs: readonly Fields[],
  { folders }: RepositoryFolders,
  told: string | undefined,
): { readonly key: string; readonly offset: RepositoryOffset } | undefined {
  const candidates = [...pathsByRepository(specs)]
    .map(([key, paths]) => ({ key, offset: offsetOf(paths, folders) }))
    .filter(({ offset }) => offset.found > 0 && offset.found >= offset.missing)
    .sort((a, b) => b.offset.found - a.offset.found || (a.key < b.key ? -1 : 1));
  const key = told === undefined ? undefined : repositoryOf(told);
  return candidates.find((candidate) => candidate.key === key) ?? candidates[0];
}

/** Whether a source reads a file of its folder. */
export function reads({ fields }: Source, file: string): boolean {
  const directory = valueAt(fields, "directory");
  const include = textAt(directory, "include");
  const exclude = textAt(directory, "exclude");
  if (exclude !== undefined && globMatches(exclude, file) === true) return false;
  if (include !== undefined && globMatches(include, file) === false) return false;
  return isTrueAt(directory, "recurse") || !file.includes("/");
}

/** What a source delivers: kustomizations and charts of folders may take anything from anywhere below. */
function deliveredBy(source: Source, { below, files }: RepositoryFolders): Resource[] {
  const { folder } = source;
  if (folder === undefined) return [];
  const start = folder === "" ? 0 : folder.length + 1;
  const isBuilt = isBuiltFolder(files, folder);
  const taken = ({ file }: Placed) => isBuilt || reads(source, file.slice(start));
  return below(folder)
    .filter(taken)
    .map(({ resource }) => resource);
}

/** Whether a tool makes the manifests of a folder: its files are not what is applied. */
export function isBuiltFolder(files: ReadonlySet<string>, folder: string): boolean {
  const prefix = folder === "" ? "" : `${folder}/`;
  return ["kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml"].some((name) =>
    files.has(`${prefix}${name}`),
  );
}

/** Takes the Applications of a tree apart, and finds what of the tree each delivers. */
export function applicationsOf(tree: Tree, resources: readonly Resource[]): Applications {
  const own = resources.filter((resource) => isOf(resource, kinds.application));
  const repository = indexFolders(tree, own.length === 0 ? [] : resources);
  const specs = own.map(({ object }) => mapAt(object, "spec"));
  const home = ownRepository(specs, repository, tree.facts.gitRepository);
  const folderIn = ({ path, chart, repository: address }: Omit<Source, "folder">) => {
    const isHere = address !== undefined && repositoryOf(address) === home?.key;
    return isHere && path !== undefined && chart === undefined ? home?.offset.folderOf(path) : undefined;
  };
  const all = own.map((resource): Application => {
    const spec = mapAt(resource.object, "spec");
    const sources = sourcesIn(spec).map((source) => ({ ...source, folder: folderIn(source) }));
    const automated = valueAt(spec, "syncPolicy", "automated");
    return {
      resource,
      name: resource.object.metadata.name,
      namespace: namespaceOf(resource),
      spec,
      sources,
      project: textAt(spec, "project") ?? "default",
      destination: {
        name: textAt(spec, "destination", "name"),
        server: textAt(spec, "destination", "server"),
        namespace: textAt(spec, "destination", "namespace"),
      },
      syncOptions: new Set(textsAt(spec, "syncPolicy", "syncOptions")),
      prunes: isTrueAt(automated, "prune") && valueAt(automated, "enabled") !== false,
      resources: [...new Set(sources.flatMap((source) => deliveredBy(source, repository)))],
    };
  });
  const deliverers = new Map<Resource, Application[]>();
  for (const application of all) {
    for (const resource of application.resources) {
      const others = deliverers.get(resource);
      if (others === undefined) deliverers.set(resource, [application]);
      else others.push(application);
    }
  }
  return {
    all,
    repository,
    offset: home?.offset,
    knowsFiles: tree.files !== undefined,
    isOwn: (address) => repositoryOf(address) === home?.key,
    deliveringTo: (one) => deliverers.get(one) ?? [],
  };
}
