import type { Resource, Value } from "#lib/render/resource.ts";
import { type Application, type Applications, isBuiltFolder } from "../../graph/applications.ts";
import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import { globMatches } from "../../graph/glob.ts";
import { kindOf } from "../../graph/kind.ts";
import { once } from "../../graph/once.ts";
import type { Rule, Violation } from "../../rule.ts";

type Told = Pick<Violation, "message" | "fix" | "severity">;

function pointerFault(pointer: string): Told | undefined {
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) {
    const fix = "begin it with /, and write ~1 for / and ~0 for ~ in names";
    return { message: `jsonPointers has ${pointer}, which is no JSON pointer`, fix };
  }
  const [, map, key, rest] = /^\/(?:.*\/)?metadata\/(annotations|labels)\/([^/]+)\/(.+)$/.exec(pointer) ?? [];
  if (key === undefined) return undefined;
  return {
    message: `jsonPointers has ${pointer}, which leads into ${map} ${key}: a text has no parts`,
    fix: `write the name as ${key}~1${rest?.replaceAll("/", "~1")}`,
  };
}

/** Whether an Application shows everything that it delivers. */
function isWhole({ sources }: Application, { repository: { folders, files } }: Applications): boolean {
  return sources.every(
    ({ folder }) => folder !== undefined && folders.has(folder) && !isBuiltFolder(files, folder),
  );
}

function fits(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || globMatches(pattern, text) !== false;
}

const byKind = once((resources: readonly Resource[]) => Map.groupBy(resources, ({ object }) => object.kind));

function isDelivered(difference: Value, { resources }: Application): boolean {
  const group = textAt(difference, "group") ?? "";
  const kind = textAt(difference, "kind");
  const candidates = (kind === undefined ? undefined : byKind(resources).get(kind)) ?? resources;
  return candidates.some(({ object, namespace }) => {
    const own = kindOf(object);
    return (
      fits(group, own.group) &&
      fits(kind, own.kind) &&
      fits(textAt(difference, "name"), object.metadata.name) &&
      (!namespace || fits(textAt(difference, "namespace"), namespace))
    );
  });
}

function titleOf(difference: Value): string {
  const [kind, group, name] = ["kind", "group", "name"].map((field) => textAt(difference, field));
  return `${kind ?? "any kind"}${name === undefined ? "" : ` ${name}`} of group "${group ?? ""}"`;
}

function* faultsOf(application: Application, applications: Applications): Generator<Told> {
  for (const difference of listAt(application.spec, "ignoreDifferences")) {
    for (const pointer of textsAt(difference, "jsonPointers")) {
      const fault = pointerFault(pointer);
      if (fault !== undefined) yield fault;
    }
    if (application.resources.length === 0 || !isWhole(application, applications)) continue;
    if (isDelivered(difference, application)) continue;
    yield {
      severity: "warning",
      message: `ignoreDifferences has ${titleOf(difference)}, of which the Application delivers none`,
      fix: "correct its group, kind or name, or remove it",
    };
  }
}

/** Ignored differences are of what an Application delivers, at places that there can be. */
export const ignoredDifferences: Rule = {
  number: 412,
  name: "ignored-differences",
  reason:
    "What is to be ignored and is not found is not ignored: Argo CD undoes what a controller does, for ever.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/",
  *check({ applications }) {
    for (const application of applications.all) {
      for (const fault of faultsOf(application, applications)) yield { at: application.resource, ...fault };
    }
  },
};
