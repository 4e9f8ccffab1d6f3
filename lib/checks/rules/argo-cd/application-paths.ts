import type { Application, Applications, Source } from "../../graph/applications.ts";
import { nearest } from "../../nearest.ts";
import type { Rule, Violation } from "../../rule.ts";

function fixOf({ repository, offset }: Applications, folder: string, source: Source): string {
  const near = nearest(folder, [...repository.folders]) ?? sameName(folder, repository.folders);
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

/** Paths of Applications lead to folders of the repository. */
export const applicationPaths: Rule = {
  number: 400,
  name: "application-paths",
  reason:
    "Argo CD cannot sync an Application whose path does not exist: it stays as it is, whatever is merged.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/directory/",
  *check({ applications }) {
    for (const application of applications.all) yield* missingOf(applications, application);
  },
};
