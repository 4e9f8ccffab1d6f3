import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { each, misspelt, objects, podTemplates, put, remove, type Site, textOf, within } from "../site.ts";

const partOf = "app.kubernetes.io/part-of";

/** Selectors of Services that select pods of the tree by one label that only they have. */
function ownSelectors(tree: Tree): Site[] {
  return within(objects(tree, "Service"), "spec", "selector");
}

/** The first label of a selector. */
function firstLabel(site: Site): Site[] {
  return within([site], "*").slice(0, 1);
}

/** Selectors that select nothing, too much, or not what was meant. */
export const selectors: readonly Operator[] = [
  {
    name: "service-selector-misspelt",
    of: "Services that select nothing",
    seen: "https://github.com/SREGym/SREGym/issues/51",
    drafts: (tree) =>
      each(ownSelectors(tree).flatMap(firstLabel), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "service-selector-by-another-label",
    of: "Services that select nothing",
    seen: "https://github.com/kubernetes/kubernetes/issues/47711",
    drafts: (tree) =>
      each(ownSelectors(tree), (site) => put(site, textOf(firstLabel(site)[0] ?? site), "name")),
  },
  {
    name: "service-selects-all-of-an-application",
    of: "Services that select too much",
    seen: "https://github.com/kubernetes/kubernetes/issues/124307",
    *drafts(tree) {
      const labels = within(podTemplates(tree, "Deployment", "StatefulSet"), "metadata", "labels", partOf);
      yield* each(ownSelectors(tree), (site) => {
        const same = labels.filter(({ resource }) => resource.namespace === site.resource.namespace);
        const [first] = same;
        return same.length > 1 && first !== undefined ? put(site, { [partOf]: first.value }) : undefined;
      });
    },
  },
  {
    name: "template-label-misspelt",
    of: "templates without the selected labels",
    seen: "https://github.com/helm/charts/issues/21514",
    *drafts(tree) {
      for (const template of podTemplates(tree, "Deployment", "StatefulSet")) {
        const selector = within(objects(tree), "spec", "selector", "matchLabels", "*").find(
          ({ resource }) => resource === template.resource,
        );
        const [label] =
          selector === undefined ? [] : within([template], "metadata", "labels", selector.path.at(-1) ?? "");
        if (label !== undefined) yield put(label, `${textOf(label)}-v2`);
      }
    },
  },
  {
    name: "budget-selector-misspelt",
    of: "budgets that protect nothing",
    seen: "https://github.com/kubernetes/kubernetes/issues/48307",
    drafts: (tree) =>
      each(within(objects(tree, "PodDisruptionBudget"), "spec", "selector", "matchLabels", "*"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "autoscaler-target-misspelt",
    of: "autoscalers without a target",
    seen: "https://github.com/argoproj/argo-rollouts/issues/3907",
    drafts: (tree) =>
      each(within(objects(tree, "HorizontalPodAutoscaler"), "spec", "scaleTargetRef", "name"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "autoscaler-target-of-another-kind",
    of: "autoscalers without a target",
    seen: "https://github.com/kubernetes/kubernetes/issues/78787",
    drafts: (tree) =>
      each(within(objects(tree, "HorizontalPodAutoscaler"), "spec", "scaleTargetRef", "kind"), (site) =>
        put(site, "StatefulSet"),
      ),
  },
  {
    name: "policy-selector-misspelt",
    of: "policies that select nothing",
    seen: "https://github.com/projectcalico/calico/issues/2993",
    drafts: (tree) =>
      each(
        within(objects(tree, "NetworkPolicy"), "spec", "podSelector", "matchLabels", "*").filter(
          ({ resource }) =>
            podTemplates(tree).some((template) => template.resource.namespace === resource.namespace),
        ),
        (site) => put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "monitor-selector-misspelt",
    of: "monitors that select nothing",
    seen: "https://github.com/prometheus-operator/prometheus-operator/issues/4007",
    drafts: (tree) =>
      each(within(objects(tree, "ServiceMonitor"), "spec", "selector", "matchLabels", "*"), (site) =>
        put(site, `${textOf(site)}-service`),
      ),
  },
  {
    name: "monitored-service-without-its-label",
    of: "monitors that select nothing",
    seen: "https://github.com/arangodb/kube-arangodb/issues/1672",
    *drafts(tree) {
      const monitors = objects(tree, "ServiceMonitor");
      yield* each(objects(tree, "Service"), (service) => {
        const label = monitors
          .filter(({ resource }) => resource.namespace === service.resource.namespace)
          .flatMap((monitor) => within([monitor], "spec", "selector", "matchLabels", "*"))
          .find(({ path, value }) => textOf(service, "metadata", "labels", `${path.at(-1)}`) === value);
        return label && remove(service, "metadata", "labels", `${label.path.at(-1)}`);
      });
    },
  },
  {
    name: "spread-selector-misspelt",
    of: "spread constraints that count nothing",
    seen: "https://github.com/openshift/openshift-docs/pull/17021",
    drafts: (tree) =>
      each(
        within(
          podTemplates(tree),
          "spec",
          "topologySpreadConstraints",
          "*",
          "labelSelector",
          "matchLabels",
          "*",
        ),
        (site) => put(site, misspelt(textOf(site))),
      ),
  },
];
