import type { Tree } from "#lib/render/tree.ts";
import { type Draft, together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { containers, each, objects, put, remove, type Site, textOf, within } from "../site.ts";

function limits(tree: Tree): Site[] {
  return within(containers(tree), "resources", "limits", "memory");
}

/** Takes away what a namespace fills in for containers that say nothing. */
function withoutDefaults(tree: Tree, namespace: string | undefined): Draft[] {
  const ranges = objects(tree, "LimitRange").filter(({ resource }) => resource.namespace === namespace);
  return ranges.map((range) => remove(range));
}

/** Namespaces whose quota counts what containers ask for. */
function quotas(tree: Tree): Site[] {
  return within(objects(tree, "ResourceQuota"), "spec", "hard");
}

/** Requests and limits that the cluster refuses, or that no node has. */
export const resources: readonly Operator[] = [
  {
    name: "request-above-the-limit",
    of: "requests above limits",
    seen: "https://github.com/labring/sealos/issues/1741",
    drafts: (tree) =>
      each(within(containers(tree), "resources", "requests", "memory"), (site) => put(site, "6Gi")),
  },
  {
    name: "memory-in-thousandths-of-a-byte",
    of: "memory in thousandths",
    seen: "https://github.com/kubernetes/website/issues/30499",
    drafts: (tree) =>
      each(within(containers(tree), "resources"), (site) =>
        together(put(site, "512m", "limits", "memory"), put(site, "256m", "requests", "memory")),
      ),
  },
  {
    name: "unit-that-is-none",
    of: "quantities",
    seen: "https://github.com/bmuschko/ckad-crash-course/pull/7",
    drafts: (tree) => each(limits(tree), (site) => put(site, "512MB")),
  },
  {
    name: "decimal-comma",
    of: "quantities",
    seen: "https://github.com/kubescape/regolibrary/pull/723",
    drafts: (tree) =>
      each(within(containers(tree), "resources", "requests", "cpu"), (site) => put(site, "0,5")),
  },
  {
    name: "quota-smaller-than-what-runs",
    of: "quotas",
    seen: "https://github.com/hmcts/cnp-flux-config/pull/2122",
    drafts: (tree) => each(within(quotas(tree), "requests.memory"), (site) => put(site, "64Mi")),
  },
  {
    name: "quota-of-one-pod",
    of: "quotas",
    seen: "https://github.com/kubernetes/website/pull/37379",
    drafts: (tree) => each(within(quotas(tree), "pods"), (site) => put(site, "1")),
  },
  {
    name: "quota-without-requests",
    of: "quotas",
    seen: "https://github.com/hmcts/cnp-flux-config/pull/13765",
    *drafts(tree) {
      const counted = new Set(quotas(tree).map(({ resource }) => resource.namespace));
      for (const site of within(containers(tree, "Deployment"), "resources")) {
        const { namespace } = site.resource;
        if (counted.has(namespace)) yield together(remove(site), ...withoutDefaults(tree, namespace));
      }
    },
  },
  {
    name: "more-memory-than-any-node",
    of: "pods larger than any node",
    seen: "https://github.com/SREGym/SREGym/issues/56",
    drafts: (tree) =>
      each(within(containers(tree), "resources"), (site) =>
        together(put(site, "64Gi", "limits", "memory"), put(site, "64Gi", "requests", "memory")),
      ),
  },
  {
    name: "more-processors-than-any-node",
    of: "pods larger than any node",
    seen: "https://github.com/ContainerSolutions/runbooks/issues/82",
    drafts: (tree) =>
      each(within(containers(tree, "Deployment", "StatefulSet"), "resources"), (site) =>
        together(put(site, "32", "requests", "cpu"), remove(site, "limits", "cpu")),
      ),
  },
  {
    name: "limit-range-below-the-limits",
    of: "limit ranges",
    seen: "https://github.com/kubernetes/kubernetes/issues/55433",
    *drafts(tree) {
      const crowded = new Set(limits(tree).map(({ resource }) => resource.namespace));
      yield* each(within(objects(tree, "LimitRange"), "spec", "limits", "*"), (site) =>
        crowded.has(site.resource.namespace)
          ? together(
              put(site, { memory: "32Mi" }, "max"),
              put(site, { memory: "16Mi", cpu: "10m" }, "defaultRequest"),
              put(site, { memory: "32Mi" }, "default"),
            )
          : undefined,
      );
    },
  },
  {
    name: "autoscaled-without-requests",
    of: "autoscalers without requests",
    seen: "https://github.com/kubernetes/kubernetes/issues/79365",
    *drafts(tree) {
      const targets = new Set(
        objects(tree, "HorizontalPodAutoscaler").map(
          (site) => `${site.resource.namespace}/${textOf(site, "spec", "scaleTargetRef", "name")}`,
        ),
      );
      for (const site of within(containers(tree, "Deployment"), "resources")) {
        const { namespace, object } = site.resource;
        if (!targets.has(`${namespace}/${object.metadata.name}`)) continue;
        yield together(remove(site), ...withoutDefaults(tree, namespace));
      }
    },
  },
];
