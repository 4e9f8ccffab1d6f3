import { type Applications, isBuiltFolder, reads, type Source } from "../../graph/applications.ts";
import { isTrueAt, textAt } from "../../graph/fields.ts";
import { globMatches } from "../../graph/glob.ts";
import type { Fault, Rule } from "../../rule.ts";
import { count } from "../../wording.ts";

const isManifest = (file: string) => /\.(?:ya?ml|json|jsonnet)$/.test(file);

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
      }
    }
  },
};
