import { Application } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { repository } from "#infra/repository.ts";
import { addObject, type Model } from "#lib/constructs/object.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import type { Ordered } from "#lib/render/order.ts";
import type { Delivery } from "#lib/render/render.ts";
import { synthesize } from "#lib/render/synthesize.ts";
import { applicationOf, serverSideDiff, syncPolicy } from "./application.ts";
import { ARGOCD_NAMESPACE, DELIVERY_UNIT, DESTINATION, pathOf, ROOT_PROJECT } from "./names.ts";
import { applicationProject, platformProject, rootProject } from "./project.ts";

/**
 * The root: the one Application that is applied by hand. It makes all others, wave after wave, and leaves its own
 * file out: it would wait for its own health for ever. It has no finalizer: deleting it leaves everything it made.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
function rootOf(cluster: Cluster): Application {
  return new Application({
    metadata: { name: "root", namespace: ARGOCD_NAMESPACE, annotations: { ...serverSideDiff } },
    spec: {
      project: ROOT_PROJECT,
      destination: { name: DESTINATION, namespace: ARGOCD_NAMESPACE },
      source: {
        repoURL: repository.url,
        targetRevision: repository.branch,
        path: pathOf(cluster, DELIVERY_UNIT),
        directory: { exclude: "application-root.yaml" },
      },
      syncPolicy,
    },
  });
}

function modelsOf(cluster: Cluster, units: readonly Ordered[]): Model[] {
  const addOns = units.filter(({ kind }) => kind === "add-on");
  const applications = units.filter(({ kind }) => kind === "application");
  return [
    rootProject(),
    ...(addOns.length > 0 ? [platformProject(addOns)] : []),
    ...applications.map(applicationProject),
    ...units.map((unit) => applicationOf(unit, cluster)),
    rootOf(cluster),
  ];
}

/** Argo CD's app-of-apps for every cluster: projects, one Application a unit, and the root. */
export const delivery: Delivery = {
  file: "argocd/delivery.ts",
  unit: DELIVERY_UNIT,
  namespace: ARGOCD_NAMESPACE,
  value: (cluster, units) =>
    synthesize({ unit: DELIVERY_UNIT, namespace: ARGOCD_NAMESPACE, cluster, offers: {} }, (scope) => {
      for (const model of modelsOf(cluster, units)) addObject(scope.chart, model);
    }),
};
