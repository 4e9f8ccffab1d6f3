import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { add, each, nameOf, objects, put, remove, type Site, textOf, within } from "../site.ts";

function scalers(tree: Tree): Site[] {
  return within(objects(tree, "HorizontalPodAutoscaler"), "spec");
}

function budgets(tree: Tree): Site[] {
  return objects(tree, "PodDisruptionBudget");
}

/** Adds an object again under another name. */
function again(site: Site) {
  const { object } = site.resource;
  return add(site, { ...object, metadata: { ...object.metadata, name: `${nameOf(site)}-2` } });
}

/** Autoscalers and budgets that fight, block or refuse. */
export const scaling: readonly Operator[] = [
  {
    name: "fewest-above-most",
    of: "bounds of autoscalers",
    seen: "https://github.com/nextcloud/helm/issues/561",
    drafts: (tree) => each(within(scalers(tree), "minReplicas"), (site) => put(site, 100)),
  },
  {
    name: "utilization-of-no-percentage",
    of: "metrics of autoscalers",
    seen: "https://github.com/dapr/dapr/issues/2147",
    drafts: (tree) =>
      each(within(scalers(tree), "metrics", "*", "resource", "target", "averageUtilization"), (site) =>
        remove(site),
      ),
  },
  {
    name: "two-autoscalers-of-one-workload",
    of: "autoscalers of one workload",
    seen: "https://github.com/kubernetes/kubernetes/issues/112027",
    drafts: (tree) => each(objects(tree, "HorizontalPodAutoscaler"), again),
  },
  {
    name: "replicas-beside-an-autoscaler",
    of: "replicas beside autoscalers",
    seen: "https://github.com/argoproj/argo-cd/issues/5105",
    *drafts(tree) {
      for (const scaler of scalers(tree)) {
        const target = objects(tree, textOf(scaler, "scaleTargetRef", "kind")).find(
          (site) =>
            site.resource.namespace === scaler.resource.namespace &&
            nameOf(site) === textOf(scaler, "scaleTargetRef", "name"),
        );
        if (target !== undefined) yield put(target, 2, "spec", "replicas");
      }
    },
  },
  {
    name: "budget-of-everything",
    of: "budgets that block drains",
    seen: "https://github.com/kubernetes/kubernetes/issues/66811",
    drafts: (tree) =>
      each(budgets(tree), (site) =>
        together(put(site, "100%", "spec", "minAvailable"), remove(site, "spec", "maxUnavailable")),
      ),
  },
  {
    name: "budget-of-nothing-unavailable",
    of: "budgets that block drains",
    seen: "https://github.com/devantler-tech/platform/issues/1880",
    drafts: (tree) => each(budgets(tree), (site) => put(site, 0, "spec", "maxUnavailable")),
  },
  {
    name: "budget-as-large-as-the-fewest-replicas",
    of: "budgets that block drains",
    seen: "https://github.com/nais/naiserator/pull/268",
    *drafts(tree) {
      for (const budget of budgets(tree)) {
        const scaler = scalers(tree).find(
          (site) =>
            site.resource.namespace === budget.resource.namespace &&
            textOf(site, "scaleTargetRef", "name") === nameOf(budget),
        );
        const fewest = scaler && within([scaler], "minReplicas")[0]?.value;
        if (typeof fewest !== "number") continue;
        yield together(put(budget, fewest, "spec", "minAvailable"), remove(budget, "spec", "maxUnavailable"));
      }
    },
  },
  {
    name: "two-budgets-of-one-workload",
    of: "budgets of one workload",
    seen: "https://github.com/openshift/openshift-docs/pull/17793",
    drafts: (tree) => each(budgets(tree), again),
  },
  {
    name: "budget-of-both-kinds",
    of: "fields of budgets",
    seen: "https://github.com/helm/charts/pull/7098",
    drafts: (tree) => each(budgets(tree), (site) => put(site, 1, "spec", "minAvailable")),
  },
];
