import type { Application, Source } from "../../graph/applications.ts";
import { listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

type Told = Pick<Violation, "message" | "fix" | "severity">;

const tools = ["helm", "kustomize", "directory", "plugin"];

function* ofFields({ place, fields, repository, path, chart }: Source, isOnly: boolean): Generator<Told> {
  const ref = textAt(fields, "ref");
  if (repository === undefined) {
    yield { message: `${place} has no repoURL`, fix: "add the address of the repository" };
  }
  if (chart !== undefined && path !== undefined) {
    const message = `${place} has both chart ${chart} and path ${path}: Argo CD reads the chart and not the path`;
    yield { message, severity: "warning", fix: "make two sources of them, or remove one" };
  }
  if (chart === undefined && path === undefined && (isOnly || ref === undefined)) {
    yield { message: `${place} has neither path nor chart`, fix: "add the one that it is" };
  }
  if (path?.startsWith("/")) {
    yield {
      message: `${place}.path ${path} is absolute, which Argo CD refuses`,
      fix: "write it without the first /",
    };
  }
  if (chart !== undefined && textAt(fields, "targetRevision") === undefined) {
    const message = `${place} has no targetRevision, which Argo CD demands of chart ${chart}`;
    yield { message, fix: "add the version of the chart" };
  }
  const named = tools.filter((tool) => valueAt(fields, tool) !== undefined);
  if (named.length > 1) {
    const message = `${place} has ${enumerate(named)}: Argo CD takes a source for one of them only`;
    yield { message, fix: "keep one of them" };
  }
}

/** What `sources` name each other by. */
function* ofReferences({ sources }: Application): Generator<Told> {
  const seen = new Set<string>();
  for (const { place, fields } of sources) {
    const ref = textAt(fields, "ref");
    if (ref === undefined) continue;
    if (!/^[\w-]+$/.test(ref)) {
      yield {
        message: `${place}.ref ${ref} has other characters than letters, digits, - and _`,
        fix: "rename it",
      };
    }
    if (seen.has(ref)) {
      yield {
        message: `${place}.ref ${ref} is the ref of another source as well`,
        fix: "rename one of them",
      };
    }
    seen.add(ref);
  }
}

function* faultsOf(application: Application): Generator<Told> {
  const { spec, sources } = application;
  if (valueAt(spec, "sourceHydrator") !== undefined) return;
  const isSeveral = listAt(spec, "sources").length > 0;
  if (isSeveral && valueAt(spec, "source") !== undefined) {
    const message = "it has both spec.source and spec.sources: Argo CD reads only spec.sources";
    yield { message, fix: "move spec.source into the list" };
  }
  if (sources.length === 0) yield { message: "it has no source", fix: "add spec.source" };
  for (const source of sources) yield* ofFields(source, !isSeveral);
  yield* ofReferences(application);
}

/** Sources of Applications say where manifests come from, and only once. */
export const applicationSources: Rule = {
  number: 403,
  name: "application-sources",
  reason: "Argo CD refuses an Application whose source is incomplete, and leaves out what is said twice.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/",
  *check({ applications }) {
    for (const application of applications.all) {
      for (const fault of faultsOf(application)) yield { at: application.resource, ...fault };
    }
  },
};
