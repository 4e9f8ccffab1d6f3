import { normalize } from "node:path/posix";
import { parseDocument } from "yaml";
import type { Application, Applications, Source } from "../../graph/applications.ts";
import { isTrueAt, listAt, textAt, textsAt, valueAt } from "../../graph/fields.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";

type Told = Pick<Violation, "message" | "fix" | "severity">;

/** Longer values are not read. */
const longest = 1_000_000;

function* ofTexts({ place, fields }: Source): Generator<Told> {
  const values = textAt(fields, "helm", "values");
  if (values !== undefined && values.length <= longest) {
    const [error] = parseDocument(values, { logLevel: "error", prettyErrors: false }).errors;
    if (error !== undefined) {
      yield {
        message: `${place}.helm.values is no YAML: ${error.message}`,
        fix: "correct it, or write it as valuesObject",
      };
    }
  }
  if (values !== undefined && valueAt(fields, "helm", "valuesObject") !== undefined) {
    const message = `${place}.helm has both values and valuesObject: Argo CD reads only valuesObject`;
    yield { message, fix: "merge them" };
  }
  const names = listAt(fields, "helm", "parameters").flatMap((parameter) => textAt(parameter, "name") ?? []);
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) {
    const message = `${place}.helm.parameters sets ${twice} twice: the last one counts`;
    yield { message, severity: "warning", fix: "keep one of them" };
  }
}

/** Where a values file is in the tree; nothing where that is not known. */
function fileOf(file: string, source: Source, application: Application, applications: Applications) {
  const [, ref, below] = /^\$([^/]+)\/(.*)$/.exec(file) ?? [];
  if (ref === undefined) {
    const isHere = source.folder !== undefined && !/^(?:\/|[a-z][a-z0-9+.-]*:\/\/)/.test(file);
    return isHere ? normalize(`${source.folder}/${file}`).replace(/^\//, "") : undefined;
  }
  const named = application.sources.find(({ fields }) => textAt(fields, "ref") === ref);
  const address = named?.repository;
  const isOwn = address !== undefined && applications.isOwn(address);
  return isOwn ? applications.offset?.folderOf(below ?? "") : undefined;
}

function* ofFiles(source: Source, application: Application, applications: Applications): Generator<Told> {
  const { place, fields } = source;
  const refs = application.sources.flatMap((one) => textAt(one.fields, "ref") ?? []);
  for (const file of textsAt(fields, "helm", "valueFiles")) {
    const ref = /^\$([^/]+)\//.exec(file)?.[1];
    if (ref !== undefined && !refs.includes(ref) && !ref.startsWith("ARGOCD_")) {
      const near = nearest(ref, refs);
      const message = `${place}.helm.valueFiles has ${file}, and no source has the ref ${ref}`;
      yield { message, fix: near === undefined ? `add "ref: ${ref}" to a source` : `write $${near}` };
      continue;
    }
    const { files } = applications.repository;
    const found = fileOf(file, source, application, applications);
    const isTold = applications.knowsFiles && !isTrueAt(fields, "helm", "ignoreMissingValueFiles");
    if (found === undefined || files.has(found) || !isTold || /[$*{]/.test(found)) continue;
    const near = nearest(found, files);
    const fix = near === undefined ? "add the file, or correct the path" : `write the path of ${near}`;
    yield { message: `${place}.helm.valueFiles has ${file}, which does not exist`, fix };
  }
}

/** Values of charts can be read. */
export const helmValues: Rule = {
  number: 414,
  name: "helm-values",
  reason:
    "Argo CD cannot render a chart whose values are no YAML or in no file, and leaves out what is said twice.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/helm/",
  *check({ applications }) {
    for (const application of applications.all) {
      for (const source of application.sources) {
        for (const fault of ofTexts(source)) yield { at: application.resource, ...fault };
        for (const fault of ofFiles(source, application, applications)) {
          yield { at: application.resource, ...fault };
        }
      }
    }
  },
};
