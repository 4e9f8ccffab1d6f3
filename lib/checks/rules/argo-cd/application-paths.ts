import type { Application, Applications, Source } from "../../graph/applications.ts";
import { plainPath } from "../../graph/repository-folders.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";

function fixOf({ repository, offset }: Applications, folder: string, source: Source): string {
  const near = nearest(folder, repository.folders) ?? sameName(folder, repository.folders);
  const path = near === undefined ? undefined : offset?.pathOf(near);
  return path === undefined ? `correct ${source.place}.path, or add the folder` : `write ${path}`;
}

/** A folder with the same name elsewhere, where there is only one. */
function sameName(folder: string, folders: ReadonlySet<string>): string | undefined {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  const same = [...folders].filter((other) => other.slice(other.lastIndexOf("/") + 1) === name);
  return same.length === 1 ? same[0] : undefined;
}

function* missingOf(applications: Applications, application: Application): Generator<Violation> {
  const { folders, files } = applications.repository;
  for (const source of application.sources) {
    const { folder, path } = source;
    if (path?.startsWith("/") === true) {
      yield {
        at: application.resource,
        message: `${source.place}.path ${path} begins with a slash: Argo CD takes paths relative to the repository, and refuses this one`,
        fix: `write ${path.replace(/^\/+/, "") || "."}`,
      };
    }
    if (folder === undefined || folder === "" || folders.has(folder)) continue;
    const isFile = files.has(folder);
    yield {
      at: application.resource,
      message: isFile
        ? `${source.place}.path ${path} is a file: Argo CD reads folders`
        : `${source.place}.path ${path} does not exist in the repository: nothing of this Application is applied`,
      fix: isFile
        ? "write its folder, and the file as directory.include"
        : fixOf(applications, folder, source),
    };
  }
}

/** The folder of the tree that a path names as if it were below another one. */
function twinOf({ all, repository, offset }: Applications, path: string): string | undefined {
  const segments = plainPath(path).split("/");
  const twins = segments.slice(1).map((_, index) => segments.slice(index + 1).join("/"));
  const twin = twins.find((folder) => repository.folders.has(folder));
  // Only a path of the same depth is one that was meant to lead here, where no other does.
  const isTaken = all.some(({ sources }) => sources.some(({ folder }) => folder === twin));
  const isAlike =
    twin !== undefined && !isTaken && offset?.pathOf(twin).split("/").length === segments.length;
  return isAlike ? offset?.pathOf(twin) : undefined;
}

/** What leads out of the folder that was read to one that has the name of one in it. */
function* strayOf(applications: Applications, { resource: at, sources }: Application): Generator<Violation> {
  for (const { place, path, chart, folder, repository } of sources) {
    const isOwn = repository !== undefined && applications.isOwn(repository);
    if (!isOwn || path === undefined || chart !== undefined || folder !== undefined) continue;
    const twin = twinOf(applications, path);
    if (twin === undefined) continue;
    const isSlip = nearest(plainPath(path), [twin]) !== undefined;
    yield {
      at,
      ...(!isSlip && { severity: "warning" }),
      message: `${place}.path ${path} leads past ${twin}, which is the folder of this name among the others`,
      fix: `write ${twin}`,
    };
  }
}

/** Paths of Applications lead to folders of the repository. */
export const applicationPaths: Rule = {
  number: 400,
  name: "application-paths",
  reason:
    "Argo CD cannot sync an Application whose path does not exist: it stays as it is, whatever is merged.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/directory/",
  *check({ applications }) {
    for (const application of applications.all) {
      yield* missingOf(applications, application);
      yield* strayOf(applications, application);
    }
  },
};
