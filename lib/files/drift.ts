import type { Finding } from "#lib/checks/finding.ts";
import type { OutsideRule } from "#lib/checks/outside.ts";
import type { Comparison } from "./compare.ts";
import { generatedFolder, infrastructureFile } from "./layout.ts";

const RULE: OutsideRule = "drift";
const MEND = 'run "npm run generate" and commit the result';

/** Cluster and unit of a path in `generated/`; empty where it has none, as the facts of a cluster have no unit. */
function placeOf(path: string): { cluster: string; unit: string } {
  const [, cluster = "", unit = ""] = path.split("/");
  return { cluster, unit: unit === infrastructureFile ? "" : unit };
}

function finding(path: string, message: string, fix: string): Finding {
  return { rule: RULE, severity: "error", ...placeOf(path), file: path, message, fix };
}

/** Folders of units, with the files that they hold, among some paths. */
function unitFolders(paths: readonly string[]): Map<string, string[]> {
  const ofUnits = paths.filter((path) => placeOf(path).unit !== "");
  return Map.groupBy(ofUnits, (path) => path.split("/").slice(0, 3).join("/"));
}

/** Kinds of the objects of a unit, as its files tell them: what stays when its names change. */
function kindsOf(paths: readonly string[]): string {
  return paths
    .map((path) => path.slice(path.lastIndexOf("/") + 1).split("-")[0])
    .sort()
    .join(" ");
}

/**
 * Units that are gone from the definitions while a new one of the same cluster consists of the same kinds:
 * somebody gave an application another name.
 */
function renames({ missing, orphan, changed, unchanged }: Comparison): Finding[] {
  const kept = unitFolders([...changed, ...unchanged]);
  const wholly = (paths: readonly string[]) =>
    [...unitFolders(paths)].filter(([folder]) => !kept.has(folder));
  const appeared = wholly(missing);
  return wholly(orphan).flatMap(([old, paths]) => {
    const { cluster, unit } = placeOf(old);
    const kinds = kindsOf(paths);
    const now = appeared.find(
      ([folder, files]) => placeOf(folder).cluster === cluster && kindsOf(files) === kinds,
    );
    if (now === undefined) return [];
    const renamed = placeOf(now[0]).unit;
    return [
      finding(
        old,
        `unit ${unit} was renamed to ${renamed}: Argo CD deletes Application ${unit} with everything it made, except what is protected, and makes ${renamed} from nothing, without the data of ${unit}`,
        `keep the name ${unit}, or move the data first and then ${MEND}`,
      ),
    ];
  });
}

/**
 * What `generated/` holds against what the definitions give, as findings: changed, missing and orphan files, what
 * is in the way of writing them, and units that were renamed.
 */
export function driftOf(comparison: Comparison): Finding[] {
  const { changed, missing, orphan, obstacles } = comparison;
  return [
    ...obstacles.map(({ path, message, fix }) => finding(path, message, fix)),
    ...renames(comparison),
    ...changed.map((path) => finding(path, `changed: differs from what its definition gives`, MEND)),
    ...missing.map((path) =>
      finding(path, `missing: its definition asks for it and ${generatedFolder}/ has no such file`, MEND),
    ),
    ...orphan.map((path) => finding(path, "orphan: no definition asks for it", MEND)),
  ];
}
