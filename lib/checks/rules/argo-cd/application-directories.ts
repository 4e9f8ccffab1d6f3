import { type Applications, isBuiltFolder, reads, type Source } from "../../graph/applications.ts";
import { isTrueAt, textAt } from "../../graph/fields.ts";
import { globMatches } from "../../graph/glob.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";
import { count, enumerate } from "../../wording.ts";

const isManifest = (file: string) => /\.(?:ya?ml|json|jsonnet)$/.test(file);

/** Folders of what is not meant to be delivered. */
const setAside = /(^|\/)[^/]*(archive|deprecated|disabled|example|old|optional|template|unused)[^/]*\//i;

/**
 * Applications in folders below one that is read without them, which nobody else delivers either. One alone may be the
 * first, which is applied by hand.
 */
function forgotten(applications: Applications, source: Source): readonly string[] {
  const { folder } = source;
  if (folder === undefined || isBuiltFolder(applications.repository.files, folder)) return [];
  const start = folder === "" ? 0 : folder.length + 1;
  const inside = applications.repository
    .below(folder)
    .filter(({ resource }) => isOf(resource, kinds.application));
  if (!inside.some(({ file }) => reads(source, file.slice(start)))) return [];
  const parents = new Set(
    applications.all
      .filter(({ resources }) => resources.some((one) => isOf(one, kinds.application)))
      .map(({ resource }) => resource),
  );
  return inside
    .filter(({ file, resource }) => {
      const isRead = reads(source, file.slice(start)) || applications.deliveringTo(resource).length > 0;
      return !isRead && !parents.has(resource) && !setAside.test(file.slice(start));
    })
    .map(({ resource }) => resource.object.metadata.name)
    .sort();
}

function faultOf({ repository }: Applications, source: Source): Fault | undefined {
  const { folder, fields } = source;
  if (folder === undefined || !repository.folders.has(folder) || isBuiltFolder(repository.files, folder)) {
    return undefined;
  }
  const start = folder === "" ? 0 : folder.length + 1;
  const files = repository.below(folder).map(({ file }) => file.slice(start));
  if (files.length === 0 || files.some((file) => reads(source, file))) return undefined;
  const inReach = files.filter((file) => isTrueAt(fields, "directory", "recurse") || !file.includes("/"));
  const include = textAt(fields, "directory", "include");
  if (inReach.length === 0) {
    // What lies there for another tool is no reason to look into the folders below.
    if ([...repository.files].some((file) => file.startsWith(`${folder}/`) && isOther(file, start))) {
      return undefined;
    }
    return {
      message: `${source.place} reads nothing: ${source.path} holds ${count(files.length, "object")}, all in folders below it`,
      fix: "set directory.recurse to true",
    };
  }
  const isExcluded = include === undefined || inReach.some((file) => globMatches(include, file) === true);
  const field = isExcluded ? "exclude" : "include";
  return {
    message: `${source.place} reads nothing: directory.${field} ${textAt(fields, "directory", field)} leaves out every file of ${source.path}`,
    fix: `correct directory.${field}`,
  };
}

/** Whether a file lies directly in the folder and is for a tool that the tree does not show. */
function isOther(file: string, start: number): boolean {
  const name = file.slice(start);
  return !name.includes("/") && !isManifest(name) && !/\.md$|^\./i.test(name);
}

/** Applications read at least one file of their folder. */
export const applicationDirectories: Rule = {
  number: 401,
  name: "application-directories",
  reason:
    "An Application that leaves every file of its folder out applies nothing, and prunes what it had applied.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/directory/",
  *check({ applications }) {
    for (const { resource: at, sources } of applications.all) {
      for (const source of sources) {
        const fault = faultOf(applications, source);
        if (fault !== undefined) yield { at, ...fault };
        const left = isTrueAt(source.fields, "directory", "recurse") ? [] : forgotten(applications, source);
        if (left.length < 2) continue;
        yield {
          at,
          severity: "warning",
          message: `${source.place} does not read the folders below ${source.path}, and nobody delivers ${enumerate(left.map((name) => `Application ${name}`))}, which are there`,
          fix: "set directory.recurse to true, or deliver them by another Application",
        };
      }
    }
  },
};
