import type { Resource } from "#lib/render/resource.ts";
import type { Tree } from "#lib/render/tree.ts";

/** What a tree shows of the Git repository that it is a part of. Its folders are written without `./` and `/` at the ends. */
export interface RepositoryFolders {
  /** Every folder that holds a file, at any depth, relative to the tree; the tree itself is the empty text. */
  readonly folders: ReadonlySet<string>;
  /** Every file, relative to the tree. */
  readonly files: ReadonlySet<string>;
  /** Resources of a folder and of those below it, each with its file relative to the tree. */
  below(folder: string): readonly Placed[];
}

/** A resource with the file that holds it. */
export interface Placed {
  readonly resource: Resource;
  readonly file: string;
}

/** Parts of a path that say nothing. */
const unusual = /(?:^|\/)\.?(?:\/|$)/;

/** A path without `./` at its beginning and `/` at its ends; the repository itself is the empty text. */
export function plainPath(path: string): string {
  if (!unusual.test(path)) return path;
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

/** The folder of a file. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf("/"), 0));
}

/** A folder and those above it, the tree itself last. */
function withAncestors(folder: string): string[] {
  const folders = [];
  for (let one = folder; one !== ""; one = folderOf(one)) folders.push(one);
  return [...folders, ""];
}

/** Where the resource is read from; where `generate` writes it, for one that was rendered. */
function fileOf({ origin, unit, object }: Resource): string {
  return plainPath(origin.file ?? `${unit}/${object.kind.toLowerCase()}-${object.metadata.name}.yaml`);
}

/** Indexes the resources of a tree by the folders they are in. */
export function indexFolders(tree: Tree, resources: readonly Resource[]): RepositoryFolders {
  const placed = resources.map((resource) => ({ resource, file: fileOf(resource) }));
  const files = new Set([...placed.map(({ file }) => file), ...(tree.files ?? [])]);
  const folders = new Set(Array.from(new Set(Array.from(files, folderOf)), withAncestors).flat());
  const inFolder = new Map<string, Placed[]>();
  for (const [own, some] of Map.groupBy(placed, ({ file }) => folderOf(file))) {
    for (const folder of withAncestors(own)) {
      const others = inFolder.get(folder);
      if (others === undefined) inFolder.set(folder, [...some]);
      else for (const one of some) others.push(one);
    }
  }
  return { folders, files, below: (folder) => inFolder.get(folder) ?? [] };
}
