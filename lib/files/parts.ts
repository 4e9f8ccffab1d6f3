import { dirname, join } from "node:path/posix";
import type { ClusterFile } from "./contract.ts";
import type { PlacedSource, Sources } from "./reading/sources.ts";
import type { Templates } from "./reading/templates.ts";

/** What of a folder belongs to one cluster. */
export interface Part extends Sources {
  /** Facts that stand in the folder itself. */
  readonly cluster?: ClusterFile;
}

function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === "." ? "" : folder;
}

/** The folder with facts that a path lies in; nothing for what belongs to none. */
function rootOf(path: string, roots: ReadonlyMap<string, ClusterFile>): string | undefined {
  for (let at = folderOf(path); at !== ""; at = folderOf(at)) if (roots.has(at)) return at;
  return roots.has("") ? "" : undefined;
}

/** Takes sources apart by cluster: each folder with a file of facts is one, and what lies in none is one more. */
export function partsOf({ sources, files, templates }: Sources): Part[] {
  const roots = new Map(
    sources.flatMap(({ path, cluster }) => (cluster === undefined ? [] : [[folderOf(path), cluster]])),
  );
  const bySource = Map.groupBy<string | undefined, PlacedSource>(sources, ({ path }) => rootOf(path, roots));
  const byFile = Map.groupBy(files, (path) => rootOf(path, roots));
  const byTemplates = Map.groupBy<string | undefined, Templates>(templates, ({ folder }) =>
    rootOf(join(folder, "template"), roots),
  );
  return [...new Set([...bySource.keys(), ...byTemplates.keys()])].map((root) => {
    const cluster = root === undefined ? undefined : roots.get(root);
    return {
      sources: bySource.get(root) ?? [],
      files: byFile.get(root) ?? [],
      templates: byTemplates.get(root) ?? [],
      ...(cluster && { cluster }),
    };
  });
}
