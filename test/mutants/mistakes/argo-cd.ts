import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { add, each, misspelt, nameOf, objects, put, remove, type Site, textOf, within } from "../site.ts";
import { applications, sources } from "./applications.ts";

/** The project of an Application. */
function projectOf(tree: Tree, application: Site): Site | undefined {
  return objects(tree, "AppProject").find((site) => nameOf(site) === textOf(application, "project"));
}

/** What Argo CD refuses, passes over, or does in another order. */
export const argoCd: readonly Operator[] = [
  {
    name: "path-misspelt",
    of: "paths of Applications",
    seen: "https://github.com/argoproj/argo-cd/pull/1772",
    drafts: (tree) => each(within(sources(tree), "path"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "path-of-another-cluster",
    of: "paths of Applications",
    seen: "https://github.com/crossplane-contrib/provider-argocd/issues/209",
    drafts: (tree) =>
      each(within(sources(tree), "path"), (site) =>
        tree.cluster !== "production" && textOf(site).includes(tree.cluster)
          ? put(site, textOf(site).replace(tree.cluster, "production"))
          : undefined,
      ),
  },
  {
    name: "project-misspelt",
    of: "projects that do not exist",
    seen: "https://github.com/argoproj/argo-cd/issues/11597",
    drafts: (tree) =>
      each(within(applications(tree), "project"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "repository-not-allowed",
    of: "repositories of projects",
    seen: "https://github.com/argoproj/argo-cd/issues/2647",
    *drafts(tree) {
      for (const application of applications(tree)) {
        const project = projectOf(tree, application);
        const own = [...within([application], "source"), ...within([application], "sources", "*")];
        const [first] = own.map((site) => textOf(site, "repoURL"));
        const allowed = project && within([project], "spec", "sourceRepos", "*");
        const entry = allowed?.find((site) => textOf(site) === first);
        if (entry !== undefined) yield remove(entry);
      }
    },
  },
  {
    name: "destination-not-allowed",
    of: "destinations of projects",
    seen: "https://github.com/argoproj/argo-cd/issues/21538",
    *drafts(tree) {
      for (const application of applications(tree)) {
        const project = projectOf(tree, application);
        const allowed = project === undefined ? [] : within([project], "spec", "destinations", "*");
        const entry = allowed.find(
          (site) => textOf(site, "namespace") === textOf(application, "destination", "namespace"),
        );
        if (entry !== undefined) yield put(entry, "other", "namespace");
      }
    },
  },
  {
    name: "cluster-wide-kind-not-allowed",
    of: "kinds of projects",
    seen: "https://github.com/argoproj/argo-cd/issues/970",
    *drafts(tree) {
      const used = new Set(tree.units.flatMap(({ resources }) => resources.map(({ object }) => object.kind)));
      const entries = within(objects(tree, "AppProject"), "spec", "clusterResourceWhitelist", "*");
      yield* each(entries, (site) => {
        const isUsed =
          textOf(site, "kind") === "Namespace" ||
          (nameOf(site) === "platform" && used.has(textOf(site, "kind")));
        return isUsed ? remove(site) : undefined;
      });
    },
  },
  {
    name: "kind-not-allowed",
    of: "kinds of projects",
    seen: "https://github.com/argoproj/argo-cd/issues/3913",
    *drafts(tree) {
      const entries = within(objects(tree, "AppProject"), "spec", "namespaceResourceWhitelist", "*");
      yield* each(entries, (site) => {
        const unit = tree.units.find(({ name }) => name === nameOf(site));
        const isUsed = unit?.resources.some(({ object }) => object.kind === textOf(site, "kind")) === true;
        return isUsed ? remove(site) : undefined;
      });
    },
  },
  {
    name: "cluster-that-argo-cd-does-not-know",
    of: "destinations that do not exist",
    seen: "https://github.com/argoproj/applicationset/issues/315",
    drafts: (tree) =>
      each(within(applications(tree), "destination", "name"), (site) => put(site, "production-eks")),
  },
  {
    name: "destination-by-name-and-server",
    of: "destinations that do not exist",
    seen: "https://github.com/operate-first/support/issues/41",
    drafts: (tree) =>
      each(within(applications(tree), "destination"), (site) =>
        put(site, "https://kubernetes.default.svc", "server"),
      ),
  },
  {
    name: "one-folder-in-two-applications",
    of: "objects of two Applications",
    seen: "https://github.com/argoproj/argo-cd/issues/2600",
    drafts: (tree) =>
      each(objects(tree, "Application"), (site) => {
        const { object } = site.resource;
        return within([site], "spec", "sources").length === 0
          ? add(site, { ...object, metadata: { ...object.metadata, name: `${nameOf(site)}-copy` } })
          : undefined;
      }),
  },
  {
    name: "object-in-two-applications",
    of: "objects of two Applications",
    seen: "https://github.com/argoproj/argo-cd/issues/8811",
    *drafts(tree) {
      const units = new Set(tree.units.map(({ name }) => name));
      for (const site of objects(tree, "ServiceAccount", "ConfigMap", "Service")) {
        const other = [...units].find((name) => name !== site.resource.unit && name !== "argocd");
        if (other === undefined) continue;
        const draft = add(site, site.resource.object);
        yield { ...draft, added: (draft.added ?? []).map((resource) => ({ ...resource, unit: other })) };
      }
    },
  },
  {
    name: "dashboard-too-large-for-client-side-apply",
    of: "objects too large to apply",
    seen: "https://github.com/prometheus-operator/prometheus-operator/issues/4355",
    *drafts(tree) {
      for (const site of objects(tree, "ConfigMap")) {
        const application = objects(tree, "Application").find((one) => nameOf(one) === site.resource.unit);
        const options = application && within([application], "spec", "syncPolicy", "syncOptions")[0];
        if (options === undefined) continue;
        yield together(put(site, "x".repeat(300_000), "data", "large.txt"), put(options, ["PruneLast=true"]));
      }
    },
  },
  {
    name: "object-too-large-for-the-api-server",
    of: "objects too large to apply",
    seen: "https://github.com/k8ssandra/k8ssandra-operator/issues/396",
    drafts: (tree) =>
      each(objects(tree, "ConfigMap"), (site) => put(site, "x".repeat(1_200_000), "data", "large.txt")),
  },
  {
    name: "claim-without-protection",
    of: "state without protection",
    seen: "https://github.com/argoproj/argo-cd/issues/9853",
    drafts: (tree) =>
      each(
        within(
          objects(tree, "PersistentVolumeClaim"),
          "metadata",
          "annotations",
          "argocd.argoproj.io/sync-options",
        ),
        (site) => remove(site),
      ),
  },
  {
    name: "chart-of-any-version",
    of: "charts without a version",
    seen: "https://github.com/argoproj/argo-cd/issues/15582",
    drafts: (tree) =>
      each(sources(tree), (site) =>
        textOf(site, "chart") === "" ? undefined : put(site, "*", "targetRevision"),
      ),
  },
  {
    name: "finalizer-misspelt",
    of: "finalizers",
    seen: "https://github.com/argoproj/argo-cd/issues/6078",
    drafts: (tree) =>
      each(within(objects(tree, "Application"), "metadata", "finalizers", "*"), (site) =>
        put(site, textOf(site).replace("resources-finalizer", "resource-finalizer")),
      ),
  },
  {
    name: "application-in-a-namespace-that-argo-cd-ignores",
    of: "Applications that are ignored",
    seen: "https://github.com/argoproj/argo-cd/issues/15810",
    drafts: (tree) =>
      each(objects(tree, "Application"), (site) =>
        nameOf(site) === "root" ? undefined : put(site, "default", "metadata", "namespace"),
      ),
  },
];
