import type { Resource } from "#lib/render/resource.ts";
import { annotationOf, annotations } from "../../argo-cd/annotations.ts";
import { waveOf } from "../../argo-cd/hooks.ts";
import { listAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** How both forms of the setting name the kind. */
const assessed = /argoproj\.io[_/]Application\b/;

/** What the tree says of the configuration of Argo CD: the ConfigMap, or the Application of its chart. */
function configurations({ ofKind, applications }: Graph): Resource[] {
  const maps = ofKind(kinds.configMap).filter(({ object }) => object.metadata.name === "argocd-cm");
  const charts = applications.all.filter(({ sources }) => sources.some(({ chart }) => chart === "argo-cd"));
  return [...maps, ...charts.map(({ resource }) => resource)];
}

/** Whether values of the chart are in files that the tree may not show. */
function isElsewhere({ object }: Resource): boolean {
  const sources = [valueAt(object, "spec", "source"), ...listAt(object, "spec", "sources")];
  return sources.some(
    (source) =>
      textsAt(source, "helm", "valueFiles").length > 0 || listAt(source, "helm", "fileParameters").length > 0,
  );
}

function usesWaves({ applications }: Graph): boolean {
  const told = applications.all.filter(
    ({ resource }) => annotationOf(resource, annotations.syncWave) !== undefined,
  );
  return new Set(told.map(({ resource }) => waveOf(resource))).size > 1;
}

/** Where Applications have waves, Argo CD waits for their health. */
export const applicationWaves: Rule = {
  number: 417,
  name: "application-waves",
  reason:
    "Argo CD takes every Application for healthy as soon as it exists, unless it is told how to assess them.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app",
  *check(graph) {
    const told = configurations(graph);
    const [at] = told;
    if (at === undefined || told.some(isElsewhere) || !usesWaves(graph)) return;
    if (told.some(({ object }) => assessed.test(JSON.stringify(object)))) return;
    yield {
      at,
      severity: "warning",
      message:
        "Applications have sync waves, and Argo CD does not assess their health: all waves begin at once",
      fix: "add resource.customizations.health.argoproj.io_Application to argocd-cm",
    };
  },
};
