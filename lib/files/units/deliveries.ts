import { isTrueAt, listAt, mapAt, textAt, valueAt } from "#lib/checks/graph/fields.ts";
import type { Fields, KubernetesObject, Value } from "#lib/render/resource.ts";
import { groupOf } from "#lib/render/resource.ts";
import { isSameRepository } from "./git-address.ts";
import { matchesGlob } from "./glob.ts";

/** A path of a Git repository whose files an Application delivers. */
export interface Delivery {
  /** Name of the Application. */
  readonly application: string;
  /** Where objects go that name no namespace; empty where it does not say. */
  readonly namespace: string;
  /** Relative to its repository, without `./` and slashes at the ends; empty for the whole repository. */
  readonly path: string;
  /** Whether it reads a file, by the file's path relative to `path`. */
  takes(file: string): boolean;
}

function isApplication({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "Application" && groupOf(apiVersion) === "argoproj.io";
}

/** The segments of a path that say something. */
export function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== ".");
}

function takesOf(directory: Fields): Delivery["takes"] {
  const recurses = isTrueAt(directory, "recurse");
  const include = textAt(directory, "include");
  const exclude = textAt(directory, "exclude");
  return (file) =>
    (recurses || !file.includes("/")) &&
    (include === undefined || matchesGlob(file, include)) &&
    (exclude === undefined || !matchesGlob(file, exclude));
}

/** Of a source: a path, in the repository of the tree where that is known. */
function pathOf(source: Value, repository: string | undefined): string | undefined {
  const address = textAt(source, "repoURL");
  const isElsewhere =
    repository !== undefined && address !== undefined && !isSameRepository(address, repository);
  return isElsewhere || textAt(source, "chart") !== undefined ? undefined : textAt(source, "path");
}

/**
 * What the Applications among some objects deliver from paths of a Git repository.
 *
 * @param repository address of the repository that the objects lie in; without it any may be it
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export function deliveriesOf(objects: readonly KubernetesObject[], repository?: string): Delivery[] {
  return objects.filter(isApplication).flatMap((object) => {
    const spec = mapAt(object, "spec");
    const single = valueAt(spec, "source");
    const sources = [...(single === undefined ? [] : [single]), ...listAt(spec, "sources")];
    return sources.flatMap((source) => {
      const path = pathOf(source, repository);
      if (path === undefined) return [];
      return [
        {
          application: object.metadata.name,
          namespace: textAt(spec, "destination", "namespace") ?? "",
          path: segmentsOf(path).join("/"),
          takes: takesOf(mapAt(source, "directory")),
        },
      ];
    });
  });
}
