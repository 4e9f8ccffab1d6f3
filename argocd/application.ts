import { Application, type IApplication } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { repository } from "#infra/repository.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Ordered } from "#lib/render/order.ts";
import type { ChartRelease, Unit } from "#lib/render/tree.ts";
import { ARGOCD_NAMESPACE, DESTINATION, PLATFORM_PROJECT, pathOf } from "./names.ts";
import { ignoredFields } from "./shared-fields.ts";

type Spec = NonNullable<IApplication["spec"]>;
type Source = NonNullable<Spec["sources"]>[number];

/** Has Argo CD compare by asking the API server, which knows its own defaults: without it some never match. */
export const serverSideDiff = { "argocd.argoproj.io/compare-options": "ServerSideDiff=true" };

/**
 * Synchronisation of every Application: by itself, with what is gone from Git removed and what somebody changed by
 * hand put back.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
export const syncPolicy = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ["ServerSideApply=true", "PruneLast=true"],
  retry: { limit: 10, backoff: { duration: "10s", factor: 2, maxDuration: "5m" } },
};

function filesOf(unit: Unit, cluster: Cluster): Source {
  return {
    repoURL: repository.url,
    targetRevision: repository.branch,
    path: pathOf(cluster, unit.name),
    directory: { recurse: true },
  };
}

function chartSource(
  { repository: repoURL, chart, version, release, values, namespace, skipSchemaValidation }: ChartRelease,
  unit: Unit,
): Source {
  return {
    repoURL,
    chart,
    targetRevision: version,
    helm: {
      releaseName: release,
      valuesObject: { ...values },
      ...(skipSchemaValidation ? { skipSchemaValidation } : {}),
      ...(namespace === unit.namespace ? {} : { namespace }),
    },
  };
}

function sourcesOf(unit: Unit, cluster: Cluster): Pick<Spec, "source" | "sources"> {
  const sources = [
    ...unit.charts.map((chart) => chartSource(chart, unit)),
    ...(unit.resources.length > 0 ? [filesOf(unit, cluster)] : []),
  ];
  const [first, ...more] = sources;
  return first !== undefined && more.length === 0 ? { source: first } : { sources };
}

/** What of a unit is synchronised how: all of it as Git says, but for fields that controllers write into. */
function syncOf(unit: Unit): Pick<Spec, "ignoreDifferences" | "syncPolicy"> {
  const ignoreDifferences = ignoredFields(unit);
  if (ignoreDifferences.length === 0) return { syncPolicy };
  const syncOptions = [...syncPolicy.syncOptions, "RespectIgnoreDifferences=true"];
  return { ignoreDifferences, syncPolicy: { ...syncPolicy, syncOptions } };
}

/** Project of a unit: add-ons share one, every application has its own. */
export function projectOf({ unit, kind }: Ordered): string {
  return kind === "add-on" ? PLATFORM_PROJECT : unit.name;
}

/**
 * The Application of a unit. When it goes, what it made goes too, except what is protected.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications
 */
export function applicationOf(ordered: Ordered, cluster: Cluster): Application {
  const { unit, wave } = ordered;
  return new Application({
    metadata: {
      name: unit.name,
      namespace: ARGOCD_NAMESPACE,
      annotations: { "argocd.argoproj.io/sync-wave": String(wave), ...serverSideDiff },
      finalizers: ["resources-finalizer.argocd.argoproj.io/background"],
    },
    spec: {
      project: projectOf(ordered),
      destination: { name: DESTINATION, namespace: unit.namespace },
      ...sourcesOf(unit, cluster),
      ...syncOf(unit),
    },
  });
}
